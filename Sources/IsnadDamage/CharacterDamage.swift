import IsnadDocument
import IsnadRecords
import IsnadText

/// Characters that no reader sees but every program does, and letters that a wrong encoding left behind.
func characterDamage(in document: Document) -> [Damage] {
  var reader = CharacterReader(document.text)
  reader.run()
  return reader.damage
}

/// One pass over the code points.
private struct CharacterReader {
  private let text: SourceText
  private(set) var damage: [Damage] = []
  /// Open directional embeddings and isolates, with their starts.
  private var openControls: [(isIsolate: Bool, start: Int)] = []

  init(_ text: SourceText) { self.text = text }

  mutating func run() {
    let bytes = text.bytes
    var i = 0
    while i < bytes.count {
      // Arabic letters, ASCII text: nothing to see.
      if (bytes[i] >= 0x20 && bytes[i] < 0x7F) || bytes[i] == 0x0A {
        if bytes[i] == 0x0A { closeControls() }
        if bytes[i] == 0x26, let end = endOfEntity(i) {
          report(
            .mojibake, i..<end, "a character reference that was never resolved", "damage/character-reference",
            repair: character(referredToBy: i + 1, end - 1))
          i = end
          continue
        }
        // #187; has lost its ampersand.
        if bytes[i] == 0x23, let end = endOfNumber(i) {
          report(
            .mojibake, i..<end, "a character reference that was never resolved", "damage/character-reference",
            repair: character(referredToBy: i, end - 1))
          i = end
          continue
        }
        i += 1
        continue
      }
      let (value, next) = text.scalar(at: i)
      switch value {
      case 0x202A...0x202E, 0x2066...0x2069: i = control(value, i..<next)
      case 0x200B, 0x2060...0x2064, 0xFEFF, 0xAD, 0x00...0x08, 0x0E...0x1F, 0x7F: i = invisible(i)
      case 0xFFFD: i = replacement(i)
      default: i = mojibake(i) ?? next
      }
    }
    closeControls()
  }

  private mutating func report(
    _ kind: Damage.Kind, _ range: Range<Int>, _ message: String, _ rule: String, repair: String?
  ) {
    damage.append(
      Damage(kind: kind, span: ByteSpan(range), message: message, repair: repair, evidence: Evidence(rule, .high)))
  }

  // MARK: Direction

  /// Overrides turn text round; embeddings and isolates are harmless as long as each is closed in its line.
  private mutating func control(_ value: UInt32, _ range: Range<Int>) -> Int {
    switch value {
    case 0x202D, 0x202E:
      report(
        .bidiControl, range, "a directional override changes the order in which this is read", "damage/bidi-override",
        repair: "")
      openControls.append((false, -1))
    case 0x202A, 0x202B: openControls.append((false, range.lowerBound))
    case 0x2066...0x2068: openControls.append((true, range.lowerBound))
    default:
      let isolate = value == 0x2069
      if let last = openControls.last, last.isIsolate == isolate {
        openControls.removeLast()
      } else {
        report(.bidiControl, range, "a directional control that closes nothing", "damage/bidi-unbalanced", repair: "")
      }
    }
    return range.upperBound
  }

  private mutating func closeControls() {
    for control in openControls where control.start >= 0 {
      let next = text.scalar(at: control.start).next
      report(
        .bidiControl, control.start..<next, "a directional control that is never closed", "damage/bidi-unbalanced",
        repair: "")
    }
    openControls.removeAll(keepingCapacity: true)
  }

  // MARK: Invisible characters

  /// A run of them is one fault.
  private mutating func invisible(_ start: Int) -> Int {
    var end = start
    while end < text.bytes.count, case let (value, next) = text.scalar(at: end), isInvisible(value) { end = next }
    report(.invisible, start..<end, "characters that are not shown", "damage/invisible", repair: "")
    return end
  }

  private func isInvisible(_ value: UInt32) -> Bool {
    switch value {
    case 0x200B, 0x2060...0x2064, 0xFEFF, 0xAD, 0x00...0x08, 0x0E...0x1F, 0x7F: true
    default: false
    }
  }

  // MARK: Wrong encodings

  private mutating func replacement(_ start: Int) -> Int {
    var end = start
    while end < text.bytes.count, case let (value, next) = text.scalar(at: end), value == 0xFFFD { end = next }
    report(.mojibake, start..<end, "letters were lost in a conversion", "damage/replacement-character", repair: nil)
    return end
  }

  /// The end of a run of UTF-8 bytes that were read as a code page: `Ø§Ù„` (windows-1252), `ط§ظ„` (windows-1256).
  private mutating func mojibake(_ start: Int) -> Int? {
    for page in CodePage.allCases {
      guard page.isLead(text.scalar(at: start).value) else { continue }
      var bytes: [UInt8] = []
      var i = start
      var end = start
      var pairs = 0
      while i < text.bytes.count {
        let (value, next) = text.scalar(at: i)
        // Letters that only look so: no pair among many.
        guard let byte = page.byte(value), bytes.count < 64 || pairs >= 4 else { break }
        bytes.append(byte)
        i = next
        if bytes.count >= 2, byte & 0xC0 == 0x80, bytes[bytes.count - 2] & 0xE0 == 0xC0 {
          pairs += 1
          end = i
        } else if byte < 0x80 {
          // A space between two words; a longer stretch of ASCII ends the run.
          guard byte == 0x20, bytes.count < 2 || bytes[bytes.count - 2] != 0x20 else { break }
        } else if byte & 0xE0 != 0xC0 {
          break
        }
      }
      guard pairs >= 4 else { continue }
      let repaired = String(validating: bytes.prefix(scalarCount(start..<end)), as: UTF8.self)
      report(
        .mojibake, start..<end, "Arabic in UTF-8 that was read in another encoding", "damage/mojibake", repair: repaired
      )
      return end
    }
    return nil
  }

  /// Each code point of spoilt text stands for one byte.
  private func scalarCount(_ range: Range<Int>) -> Int { text.bytes[range].count { $0 & 0xC0 != 0x80 } }

  /// `#187;`: the end past the semicolon of a number of two to five digits.
  private func endOfNumber(_ start: Int) -> Int? {
    let bytes = text.bytes
    var i = start + 1
    while i < bytes.count, bytes[i] &- 0x30 < 10, i - start <= 5 { i += 1 }
    return i < bytes.count && bytes[i] == 0x3B && i - start > 2 ? i + 1 : nil
  }

  /// What a reference stands for: a number, or one of the names that news systems write.
  private func character(referredToBy start: Int, _ end: Int) -> String? {
    let name = text.bytes[start..<end]
    if name.first == 0x23 {
      let digits = name.dropFirst()
      guard digits.count <= 5, digits.allSatisfy({ 0x30...0x39 ~= $0 }) else { return nil }
      let value = digits.reduce(UInt32(0)) { $0 * 10 + UInt32($1 - 0x30) }
      return value >= 0x20 ? Unicode.Scalar(value).map { String(Character($0)) } : nil
    }
    return CharacterReader.references.first { Array($0.name.utf8).elementsEqual(name) }?.character
  }

  private static let references: [(name: String, character: String)] = [
    ("quot", "\""), ("amp", "&"), ("lt", "<"), ("gt", ">"), ("nbsp", "\u{A0}"), ("laquo", "«"), ("raquo", "»"),
    ("ldquo", "“"), ("rdquo", "”"), ("lsquo", "‘"), ("rsquo", "’"), ("ndash", "–"), ("mdash", "—"), ("hellip", "…"),
    ("apos", "'"),
  ]

  /// `&quot;`, `&#8220;`: the end past the semicolon.
  private func endOfEntity(_ start: Int) -> Int? {
    let bytes = text.bytes
    var i = start + 1
    while i < bytes.count, i - start < 10, bytes[i] == 0x23 || bytes[i] | 0x20 &- 0x61 < 26 || bytes[i] &- 0x30 < 10 {
      i += 1
    }
    return i < bytes.count && bytes[i] == 0x3B && i - start > 2 ? i + 1 : nil
  }
}

/// A one-byte encoding in which UTF-8 gets read by mistake.
private enum CodePage: CaseIterable {
  case latin, arabic

  /// What the first bytes of Arabic letters, D8 to DB, look like.
  func isLead(_ value: UInt32) -> Bool {
    switch self {
    case .latin: 0xD8...0xDB ~= value
    case .arabic: value == 0x637 || value == 0x638 || value == 0x639 || value == 0x63A
    }
  }

  func byte(_ value: UInt32) -> UInt8? {
    switch self {
    case .arabic: return Windows1256.byte(of: value)
    case .latin:
      if value < 0x80 || 0xA0...0xFF ~= value { return UInt8(value) }
      return CodePage.windows1252.firstIndex(of: value).map { UInt8($0) | 0x80 }
    }
  }

  /// Bytes 80 to 9F of windows-1252; those without a character stay control characters, as browsers read them.
  private static let windows1252: [UInt32] = [
    0x20AC, 0x81, 0x201A, 0x192, 0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160, 0x2039, 0x152, 0x8D, 0x17D, 0x8F,
    0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x2DC, 0x2122, 0x161, 0x203A, 0x153, 0x9D, 0x17E,
    0x178,
  ]
}
