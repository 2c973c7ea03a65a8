import IsnadText

/// The two spellings that the model was trained on. `Training/isnad_training/text.py` does the same.
///
/// The *form* is the plain spelling with one quotation mark, one apostrophe, one dash. The *key* drops what news writes
/// either way: hamza on alef, ya or alef maqsura, ta marbuta or ha, and which digit it is.
enum Spelling {
  /// Appends the form of a token. A token of marks only keeps its bytes, so that no form is empty.
  static func appendForm(of bytes: [UInt8], _ range: Range<Int>, to out: inout [UInt8]) {
    let start = out.count
    Folding.plain.append(bytes, range, to: &out)
    if out.count == start { out.append(contentsOf: bytes[range]) }
    // Nearly all tokens are letters and digits that stay as they are.
    guard out[start...].contains(where: { $0 == 0x60 || $0 == 0xC2 || $0 == 0xE2 || $0 == 0xD9 }) else { return }
    let plain = Array(out[start...])
    out.removeSubrange(start...)
    var i = 0
    while i < plain.count {
      let (value, next) = decodeScalar(plain, at: i)
      appendScalar(unified(value), to: &out)
      i = next
    }
  }

  /// The one sign that stands for `v` and its likes.
  private static func unified(_ v: UInt32) -> UInt32 {
    switch v {
    case 0x201C...0x201F, 0xAB, 0xBB, 0x2033: 0x22
    case 0x2018, 0x2019, 0x201A, 0x201B, 0x2032, 0x60: 0x27
    case 0x2010...0x2015, 0x2212: 0x2D
    case 0x2026: 0x2E
    case 0x671: 0x627
    default: v
    }
  }

  /// Appends the key of a form.
  static func appendKey(of form: ArraySlice<UInt8>, to out: inout [UInt8]) {
    var i = form.startIndex
    while i < form.endIndex {
      let byte = form[i]
      if byte == 0xD8 || byte == 0xD9, i + 1 < form.endIndex {
        let second = form[i + 1]
        switch (byte, second) {
        case (0xD8, 0xA2), (0xD8, 0xA3), (0xD8, 0xA5): out += [0xD8, 0xA7]  // آ أ إ → ا
        case (0xD9, 0x89): out += [0xD9, 0x8A]  // ى → ي
        case (0xD8, 0xA9): out += [0xD9, 0x87]  // ة → ه
        default:
          out.append(byte)
          out.append(second)
        }
        i += 2
      } else {
        out.append(byte &- 0x30 < 10 ? 0x30 : byte)
        i += 1
      }
    }
  }

  static func key(_ form: ArraySlice<UInt8>) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(form.count)
    appendKey(of: form, to: &out)
    return out
  }

  /// Whether a form has an Arabic letter, and so may carry clitics.
  static func isArabic(_ form: ArraySlice<UInt8>) -> Bool {
    var i = form.startIndex
    while i + 1 < form.endIndex {
      // U+0621…U+064A is D8 A1…D9 8A; the tatweel D9 80 is in the middle.
      let (a, b) = (form[i], form[i + 1])
      if a == 0xD8 && b >= 0xA1 || a == 0xD9 && b <= 0x8A && b != 0x80 { return true }
      i += 1
    }
    return false
  }
}
