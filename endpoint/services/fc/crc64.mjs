/**
 * CRC-64 with the polynomial of ECMA-182, reflected ("CRC-64/XZ"), as a decimal number: the `codeChecksum`
 * of a package. Most values are beyond 2^53, which is why they travel as text.
 *
 * @param {Uint8Array} bytes
 * @returns {string}
 */
export function crc64(bytes) {
  let crc = ALL_ONES;
  for (const byte of bytes) crc = TABLE[Number(crc & 0xffn) ^ byte] ^ (crc >> 8n);
  return String(crc ^ ALL_ONES);
}

const ALL_ONES = 0xffffffffffffffffn;
const POLYNOMIAL = 0xc96c5795d7870f42n;

const TABLE = Array.from({ length: 256 }, (_, index) => {
  let crc = BigInt(index);
  for (let bit = 0; bit < 8; bit++) crc = crc & 1n ? (crc >> 1n) ^ POLYNOMIAL : crc >> 1n;
  return crc;
});
