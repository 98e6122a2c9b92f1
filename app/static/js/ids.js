// A random UUID, also where `crypto.randomUUID` is missing: on plain http beyond loopback.

export function newId(random = crypto) {
  if (random.randomUUID) return random.randomUUID();
  // Each 0, 1 and 8 becomes a random digit; the version (4) stays, the variant is 8 to b.
  return "10000000-1000-4000-8000-100000000000".replace(/[018]/g, (digit) => {
    const [byte] = random.getRandomValues(new Uint8Array(1));
    return (digit ^ (byte & (15 >> (digit / 4)))).toString(16);
  });
}
