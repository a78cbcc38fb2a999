"""The contract of `sync/PROTOCOL.md`, sentence by sentence."""
