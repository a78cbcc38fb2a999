"""The devices of a site: what has arrived of each, who is let in, what people say of them."""
