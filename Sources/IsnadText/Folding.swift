/// Two spellings of a word for looking it up. Neither is ever shown: records quote the text.
///
/// - `plain`: without marks, tatweel and invisible characters, presentation forms and Persian letters as their Arabic ones,
///   digits as ASCII, Latin in lower case. Hamza, ة and ى stay.
/// - `folded`: `plain`, and آ أ إ ٱ → ا, ى → ي, ة → ه, ؤ → و, ئ → ي: the search folding of the Arabic web, which also meets
///   outlets that write no hamza.
public enum Folding: Sendable {
  case plain, folded

  /// Appends the folded bytes of `range` to `out`.
  ///
  /// - Complexity: O(*n*) in bytes.
  @inlinable public func append(_ bytes: [UInt8], _ range: Range<Int>, to out: inout [UInt8]) {
    var i = range.lowerBound
    while i < range.upperBound {
      let first = bytes[i]
      if first < 0x80 {
        out.append(first &- 0x41 < 26 ? first | 0x20 : first)
        i += 1
        continue
      }
      // The Arabic letters that stay as they are, nearly all of them: two bytes, copied.
      if first == 0xD8 || first == 0xD9 {
        let second = bytes[i + 1]
        let stays =
          first == 0xD8 ? second >= 0xA7 && second != 0xA9 : second >= 0x81 && second <= 0x8A && second != 0x89
        if stays {
          out.append(first)
          out.append(second)
          i += 2
          continue
        }
      }
      let (value, next) = decodeScalar(bytes, at: i)
      i = next
      let (letter, second) = letters(for: value)
      if letter != 0 { appendScalar(letter, to: &out) }
      if second != 0 { appendScalar(second, to: &out) }
    }
  }

  /// Appends the folded form of bytes that are read in place.
  ///
  /// - Complexity: O(*n*) in bytes.
  public func append(_ bytes: UnsafeBufferPointer<UInt8>, to out: inout [UInt8]) {
    var i = 0
    var copied = 0
    while i + 1 < bytes.count {
      let letter = UInt16(bytes[i]) << 8 | UInt16(bytes[i + 1])
      let folded = foldedLetter(letter)
      guard folded != 0 else { break }
      if folded != letter {
        out.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[copied..<i]))
        out.append(UInt8(folded >> 8))
        out.append(UInt8(folded & 0xFF))
        copied = i + 2
      }
      i += 2
    }
    out.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[copied..<i]))
    // What is left starts with something else than an Arabic letter: few words have that, and few letters come after it.
    guard i < bytes.count else { return }
    let rest = Array(bytes[i...])
    append(rest, 0..<rest.count, to: &out)
  }

  /// The two bytes of a letter as they are folded; 0 for what is no plain letter.
  private func foldedLetter(_ letter: UInt16) -> UInt16 {
    switch letter {
    case 0xD8A7, 0xD8A8, 0xD8AA...0xD8BA, 0xD981...0xD988, 0xD98A, 0xD8A1: letter
    case 0xD8A2, 0xD8A3, 0xD8A5: self == .plain ? letter : 0xD8A7
    case 0xD8A4: self == .plain ? letter : 0xD988
    case 0xD8A6, 0xD989: self == .plain ? letter : 0xD98A
    case 0xD8A9: self == .plain ? letter : 0xD987
    default: 0
    }
  }

  /// The folded form of a string, for tables and tests.
  public func of(_ string: String) -> [UInt8] {
    var out: [UInt8] = []
    let bytes = Array(string.utf8)
    append(bytes, 0..<bytes.count, to: &out)
    return out
  }

  /// The one or two letters that stand for `v`; 0 where there is none.
  @usableFromInline func letters(for v: UInt32) -> (UInt32, UInt32) {
    switch ScalarClass(v) {
    case .mark, .tatweel, .invisible: return (0, 0)
    default: break
    }
    if 0xFEF5...0xFEFC ~= v { return (0x644, letter(for: presentationAlef(v))) }
    if 0xFE80...0xFEF4 ~= v { return (letter(for: presentationLetter(v)), 0) }
    return (letter(for: v), 0)
  }

  private func letter(for v: UInt32) -> UInt32 {
    switch v {
    case 0x660...0x669: return v - 0x660 + 0x30
    case 0x6F0...0x6F9: return v - 0x6F0 + 0x30
    case 0x66B: return 0x2E
    case 0x66C: return 0x2C
    case 0x66A: return 0x25
    case 0x6A9, 0x6AA: return 0x643
    case 0x6CC, 0x6D0: return 0x64A
    case 0x6C1, 0x6BE: return 0x647
    case 0x671: return self == .plain ? 0x671 : 0x627
    case 0x622, 0x623, 0x625: return self == .plain ? v : 0x627
    case 0x649: return self == .plain ? v : 0x64A
    case 0x629: return self == .plain ? v : 0x647
    case 0x624: return self == .plain ? v : 0x648
    case 0x626: return self == .plain ? v : 0x64A
    default: return v
    }
  }

  /// The alef of a lam-alef ligature U+FEF5…U+FEFC.
  private func presentationAlef(_ v: UInt32) -> UInt32 {
    switch v {
    case 0xFEF5, 0xFEF6: 0x622
    case 0xFEF7, 0xFEF8: 0x623
    case 0xFEF9, 0xFEFA: 0x625
    default: 0x627
    }
  }

  /// The letter of a presentation form U+FE80…U+FEF4 (Unicode's Arabic Presentation Forms-B, in their order).
  private func presentationLetter(_ v: UInt32) -> UInt32 {
    for (first, letter) in Folding.presentationForms.reversed() where v >= first { return letter }
    return v
  }

  private static let presentationForms: [(UInt32, UInt32)] = [
    (0xFE80, 0x621), (0xFE81, 0x622), (0xFE83, 0x623), (0xFE85, 0x624), (0xFE87, 0x625), (0xFE89, 0x626),
    (0xFE8D, 0x627),
    (0xFE8F, 0x628), (0xFE93, 0x629), (0xFE95, 0x62A), (0xFE99, 0x62B), (0xFE9D, 0x62C), (0xFEA1, 0x62D),
    (0xFEA5, 0x62E),
    (0xFEA9, 0x62F), (0xFEAB, 0x630), (0xFEAD, 0x631), (0xFEAF, 0x632), (0xFEB1, 0x633), (0xFEB5, 0x634),
    (0xFEB9, 0x635),
    (0xFEBD, 0x636), (0xFEC1, 0x637), (0xFEC5, 0x638), (0xFEC9, 0x639), (0xFECD, 0x63A), (0xFED1, 0x641),
    (0xFED5, 0x642),
    (0xFED9, 0x643), (0xFEDD, 0x644), (0xFEE1, 0x645), (0xFEE5, 0x646), (0xFEE9, 0x647), (0xFEED, 0x648),
    (0xFEEF, 0x649),
    (0xFEF1, 0x64A),
  ]
}

/// Appends a code point as UTF-8.
@inlinable public func appendScalar(_ v: UInt32, to out: inout [UInt8]) {
  if v < 0x80 {
    out.append(UInt8(v))
  } else if v < 0x800 {
    out.append(UInt8(0xC0 | v >> 6))
    out.append(UInt8(0x80 | v & 0x3F))
  } else if v < 0x10000 {
    out.append(UInt8(0xE0 | v >> 12))
    out.append(UInt8(0x80 | v >> 6 & 0x3F))
    out.append(UInt8(0x80 | v & 0x3F))
  } else {
    out.append(UInt8(0xF0 | v >> 18))
    out.append(UInt8(0x80 | v >> 12 & 0x3F))
    out.append(UInt8(0x80 | v >> 6 & 0x3F))
    out.append(UInt8(0x80 | v & 0x3F))
  }
}
