/**
 * What dateline packed (see page/packing.py): LZMA in the form that `xz --format=lzma` writes and reads, fifteen bits a
 * sign. After the public description of the format; what browsers have (deflate) makes it twice as large.
 */

const STATES = 12;
const FIRST = 1 << 16; // bytes of room at first

/**
 * @param {string} packed signs from U+3000 on, fifteen bits each
 * @returns {any} the JSON that was packed
 */
export function opened(packed) {
  const bytes = new Uint8Array(Math.floor((packed.length * 15) / 8));
  let [held, count, at] = [0, 0, 0];
  for (let place = 0; place < packed.length; place += 1) {
    held = ((held << 15) | (packed.charCodeAt(place) - 0x3000)) & 0x7fffff;
    for (count += 15; count >= 8; at += 1) {
      count -= 8;
      bytes[at] = (held >> count) & 0xff;
    }
  }
  return JSON.parse(new TextDecoder().decode(unpack(bytes)));
}

const odds = (count) => new Uint16Array(count).fill(1024);

/**
 * @param {Uint8Array} bytes a whole .lzma file that ends with the mark of its end
 * @returns {Uint8Array}
 */
export function unpack(bytes) {
  const literalContext = bytes[0] % 9;
  const literalPlace = Math.floor(bytes[0] / 9) % 5;
  const placeMask = (1 << Math.floor(bytes[0] / 45)) - 1;
  let out = new Uint8Array(FIRST);
  let size = 0;
  let at = 18; // 13 bytes of header, one of nought, four of the first code
  let range = 0xffffffff;
  let code = new DataView(bytes.buffer, bytes.byteOffset).getUint32(14);

  function fill() {
    range = (range << 8) >>> 0;
    code = ((code << 8) | bytes[at]) >>> 0;
    at += 1;
  }

  function bit(table, index) {
    const bound = (range >>> 11) * table[index];
    let found = 0;
    if (code < bound) {
      range = bound;
      table[index] += (2048 - table[index]) >> 5;
    } else {
      range -= bound;
      code -= bound;
      table[index] -= table[index] >> 5;
      found = 1;
    }
    if (range < 0x1000000) fill();
    return found;
  }

  /** Bits that stand in the stream as they are. */
  function plain(count) {
    let found = 0;
    for (let left = count; left > 0; left -= 1) {
      range >>>= 1;
      const one = code >= range ? 1 : 0;
      if (one) code -= range;
      found = found * 2 + one;
      if (range < 0x1000000) fill();
    }
    return found;
  }

  function tree(table, count, offset = 0) {
    let node = 1;
    for (let left = count; left > 0; left -= 1) node = node * 2 + bit(table, offset + node);
    return node - (1 << count);
  }

  function reverse(table, count, offset) {
    let node = 1;
    let found = 0;
    for (let place = 0; place < count; place += 1) {
      const one = bit(table, offset + node);
      node = node * 2 + one;
      found |= one << place;
    }
    return found;
  }

  const lengths = () => ({ choice: odds(2), low: odds(16 << 3), middle: odds(16 << 3), high: odds(256) });
  function length(of, place) {
    if (!bit(of.choice, 0)) return 2 + tree(of.low, 3, place << 3);
    if (!bit(of.choice, 1)) return 10 + tree(of.middle, 3, place << 3);
    return 18 + tree(of.high, 8);
  }

  function put(byte) {
    if (size === out.length) {
      const larger = new Uint8Array(size * 2);
      larger.set(out);
      out = larger;
    }
    out[size] = byte;
    size += 1;
  }

  const literals = odds(0x300 << (literalContext + literalPlace));
  const [isMatch, isLong] = [odds(STATES << 4), odds(STATES << 4)];
  const [isAgain, isSecond, isThird, isFourth] = [odds(STATES), odds(STATES), odds(STATES), odds(STATES)];
  const [slots, special, aligned] = [odds(4 << 6), odds(128), odds(16)];
  const [ofMatch, ofAgain] = [lengths(), lengths()];
  let [near, second, third, fourth] = [0, 0, 0, 0]; // distances of the last matches, less one
  let state = 0;

  function literal() {
    const before = size ? out[size - 1] : 0;
    const where = 0x300 * (((size & ((1 << literalPlace) - 1)) << literalContext) + (before >> (8 - literalContext)));
    let sign = 1;
    if (state >= 7) {
      let beside = out[size - near - 1];
      while (sign < 0x100) {
        const wanted = (beside >> 7) & 1;
        beside <<= 1;
        const one = bit(literals, where + ((1 + wanted) << 8) + sign);
        sign = sign * 2 + one;
        if (one !== wanted) break;
      }
    }
    while (sign < 0x100) sign = sign * 2 + bit(literals, where + sign);
    put(sign & 0xff);
    state = state < 4 ? 0 : state < 10 ? state - 3 : state - 6;
  }

  function distance(count) {
    const slot = tree(slots, 6, Math.min(count - 2, 3) << 6);
    if (slot < 4) return slot;
    const bits = (slot >> 1) - 1;
    const base = (2 | (slot & 1)) * 2 ** bits;
    return slot < 14 ? base + reverse(special, bits, base - slot) : base + plain(bits - 4) * 16 + reverse(aligned, 4, 0);
  }

  for (;;) {
    const place = size & placeMask;
    if (!bit(isMatch, (state << 4) + place)) {
      literal();
      continue;
    }
    let count;
    if (!bit(isAgain, state)) {
      [fourth, third, second] = [third, second, near];
      count = length(ofMatch, place);
      near = distance(count);
      if (near === 0xffffffff) return out.subarray(0, size);
      state = state < 7 ? 7 : 10;
    } else {
      if (!bit(isSecond, state)) {
        if (!bit(isLong, (state << 4) + place)) {
          state = state < 7 ? 9 : 11;
          put(out[size - near - 1]);
          continue;
        }
      } else if (!bit(isThird, state)) [near, second] = [second, near];
      else if (!bit(isFourth, state)) [near, second, third] = [third, near, second];
      else [near, second, third, fourth] = [fourth, near, second, third];
      count = length(ofAgain, place);
      state = state < 7 ? 8 : 11;
    }
    if (near >= size || at > bytes.length) throw new Error("what was packed is damaged");
    for (; count > 0; count -= 1) put(out[size - near - 1]);
  }
}
