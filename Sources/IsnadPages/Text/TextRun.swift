import IsnadText

/// A stretch of text that is shown in one way.
struct TextRun: Sendable, Hashable {
  enum Kind: Sendable, Hashable {
    case plain
    /// A number, score, date, address or Latin name: isolated, or its parts would change places in Arabic.
    case leftToRight
    /// A control that reorders what comes after it: shown, and isolated so that it does nothing.
    case control(UInt32)
    /// The end of a line, with its one or two bytes.
    case lineEnd
  }

  let kind: Kind
  let range: Range<Int>
}

/// Cuts a text into runs; together they are the text.
///
/// - Complexity: O(*n*).
func textRuns(of bytes: [UInt8]) -> [TextRun] {
  var scanner = RunScanner(bytes)
  return scanner.scan()
}

private struct RunScanner {
  private let bytes: [UInt8]
  private var runs: [TextRun] = []
  private var plainStart = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func scan() -> [TextRun] {
    var i = 0
    var previous = ScalarClass.newline
    while i < bytes.count {
      let (scalar, next) = self.scalar(at: i)
      if scalar == 0x0A || scalar == 0x0D {
        let end = scalar == 0x0D && next < bytes.count && bytes[next] == 0x0A ? next + 1 : next
        add(.lineEnd, i..<end)
        i = end
        previous = .newline
      } else if isReordering(scalar) {
        add(.control(scalar), i..<next)
        i = next
        previous = .invisible
      } else if let end = endOfLeftToRight(from: i, scalar, after: previous) {
        add(.leftToRight, i..<end)
        i = end
        previous = .digit
      } else {
        previous = ScalarClass(scalar)
        i = next
      }
    }
    addPlain(to: bytes.count)
    return runs
  }

  private mutating func add(_ kind: TextRun.Kind, _ range: Range<Int>) {
    addPlain(to: range.lowerBound)
    runs.append(TextRun(kind: kind, range: range))
    plainStart = range.upperBound
  }

  private mutating func addPlain(to end: Int) {
    if plainStart < end { runs.append(TextRun(kind: .plain, range: plainStart..<end)) }
    plainStart = end
  }

  /// The end of the left-to-right run that starts at `i`; nil where none does.
  private func endOfLeftToRight(from i: Int, _ first: UInt32, after previous: ScalarClass) -> Int? {
    var last = first
    var position = i
    if !isLeftToRight(first) {
      // `-5`, `$7`, `@name`, but not the hyphen of `كوفيد-19`.
      guard isSign(first), !previous.isWordPart else { return nil }
      position = scalar(at: i).next
      guard position < bytes.count else { return nil }
      last = scalar(at: position).value
      guard isLeftToRight(last) else { return nil }
    }
    position = scalar(at: position).next
    while position < bytes.count {
      let (value, next) = scalar(at: position)
      if isLeftToRight(value) {
        last = value
        position = next
      } else if isLatin(last), ScalarClass(value) == .mark {
        position = next
      } else if isDigit(last), isPercent(value) {
        return next
      } else if let behind = endOfSeparators(from: position, after: last) {
        position = behind
      } else {
        return position
      }
    }
    return position
  }

  /// The end of up to three separators that stand inside a run: they belong to it only with what comes behind them.
  private func endOfSeparators(from i: Int, after last: UInt32) -> Int? {
    var position = i
    for _ in 0..<3 {
      guard position < bytes.count else { return nil }
      let (value, next) = scalar(at: position)
      if isLeftToRight(value) { return position }
      guard isInside(value) || value == 0x20 && position == i && isLatin(last) else { return nil }
      position = next
    }
    return position < bytes.count && isLeftToRight(scalar(at: position).value) ? position : nil
  }

  private func isLeftToRight(_ v: UInt32) -> Bool { isLatin(v) || (0x30...0x39).contains(v) }
  private func isLatin(_ v: UInt32) -> Bool { ScalarClass(v) == .latinLetter }
  private func isDigit(_ v: UInt32) -> Bool { (0x30...0x39).contains(v) }
  private func isPercent(_ v: UInt32) -> Bool { v == 0x25 || v == 0x66A }

  private func isSign(_ v: UInt32) -> Bool {
    switch v {
    case 0x2B, 0x2D, 0x2212, 0x23, 0x24, 0x40, 0xA3, 0xA5, 0x20AC: true
    default: false
    }
  }

  /// What stands inside numbers, dates, addresses and Latin names: `14-0`, `1,200.5`, `10/7/2023`, `a.b@c`, `F–16`.
  private func isInside(_ v: UInt32) -> Bool {
    switch v {
    case 0x23, 0x26, 0x27, 0x2B...0x2F, 0x3A, 0x3D, 0x3F, 0x40, 0x5F, 0x7E, 0xD7, 0x2010...0x2014, 0x2019, 0x2212: true
    default: false
    }
  }

  /// Embeddings, overrides and isolates, tag characters, and controls of terminals.
  private func isReordering(_ v: UInt32) -> Bool {
    switch v {
    case 0x202A...0x202E, 0x2066...0x2069, 0xE0000...0xE007F, 0x01...0x08, 0x0E...0x1F, 0x7F: true
    default: false
    }
  }

  private func scalar(at i: Int) -> (value: UInt32, next: Int) { decodedScalar(bytes, at: i) }
}

/// The code point at `i` of checked UTF-8, and where the next one starts. Bytes that are no UTF-8 stand for themselves.
func decodedScalar(_ bytes: [UInt8], at i: Int) -> (value: UInt32, next: Int) {
  let first = UInt32(bytes[i])
  func rest(_ n: Int) -> UInt32 { UInt32(bytes[i + n] & 0x3F) }
  switch first {
  case 0xC2...0xDF where i + 1 < bytes.count: return ((first & 0x1F) << 6 | rest(1), i + 2)
  case 0xE0...0xEF where i + 2 < bytes.count: return ((first & 0x0F) << 12 | rest(1) << 6 | rest(2), i + 3)
  case 0xF0...0xF4 where i + 3 < bytes.count:
    return ((first & 0x07) << 18 | rest(1) << 12 | rest(2) << 6 | rest(3), i + 4)
  default: return (first, i + 1)
  }
}
