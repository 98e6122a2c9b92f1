// A random UUID. `crypto.randomUUID` is missing on plain http beyond loopback.

export function newId() {
  // Each 0 becomes a random digit; the version (4) and the variant (8) stay.
  return "00000000-0000-4000-8000-000000000000".replace(/0/g, () => {
    const [byte] = crypto.getRandomValues(new Uint8Array(1));
    return (byte % 16).toString(16);
  });
}
