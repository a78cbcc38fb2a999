// The chain hash (PROTOCOL section 6): it stands over the exact bytes of a line, so a line is written once and kept.

const bytes = new TextEncoder()
const hex = byte => byte.toString(16).padStart(2, "0")

/** h(n) from h(n−1) and op line n: 32 hex digits. */
export async function link(before, line) {
  const hash = await crypto.subtle.digest("SHA-256", bytes.encode(`${before}\n${line}`))
  return Array.from(new Uint8Array(hash).subarray(0, 16), hex).join("")
}
