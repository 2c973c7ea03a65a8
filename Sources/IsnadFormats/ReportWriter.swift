import IsnadMessages
import IsnadText

/// Writes the lines of a report: what stands in the article on lines of its own, ids and codes before any Arabic.
///
/// Terminals disagree about Arabic, so no column stands to the right of it and nothing is drawn around it. What the article
/// could use to drive a terminal or to turn a line round is shown as an escape, never sent.
struct ReportWriter {
  let text: SourceText
  let language: Language
  let isColoured: Bool
  /// Whether figures inside Arabic are wrapped in direction isolates, so that a terminal does not show `14-0` as `0-14`.
  let isIsolated: Bool
  private(set) var bytes: [UInt8] = []

  init(text: SourceText, language: Language, isColoured: Bool, isIsolated: Bool) {
    self.text = text
    self.language = language
    self.isColoured = isColoured
    self.isIsolated = isIsolated
  }

  func word(_ key: String) -> String { Messages.report.text(key, language) }

  /// A line in bold.
  mutating func heading(_ line: String) { put(isColoured ? "\u{1B}[1m\(escaped(line))\u{1B}[0m" : escaped(line)) }

  mutating func blank() { put("") }

  mutating func line(_ indent: Int, _ line: String) { put(spaces(indent) + escaped(line)) }

  /// What the article prints in `span`, on a line of its own.
  mutating func quote(_ indent: Int, _ span: ByteSpan) { quote(indent, text[span]) }

  mutating func quote(_ indent: Int, _ string: String) {
    let shown = escaped(string)
    put(spaces(indent) + (isIsolated ? isolatingFigures(shown) : shown))
  }

  /// A label, and under it what the article prints.
  mutating func labelled(_ label: String, _ span: ByteSpan?) {
    line(2, label)
    if let span { quote(4, span) }
  }

  /// Where `span` stands, in code points.
  func place(_ span: ByteSpan) -> String {
    "\(text.scalarOffset(ofByte: Int(span.start)))-\(text.scalarOffset(ofByte: Int(span.end)))"
  }

  private mutating func put(_ line: String) {
    bytes.append(contentsOf: line.utf8)
    bytes.append(0x0A)
  }

  private func spaces(_ count: Int) -> String { String(repeating: " ", count: count) }
}

/// A text of somebody else's for a terminal: shows controls (C0, C1, those of direction, and invisible characters other than joiners) as `\u{…}`, line breaks as `↵`.
public func escaped(_ string: String) -> String {
  var out = String.UnicodeScalarView()
  for scalar in string.unicodeScalars {
    switch scalar.value {
    case 0x0A, 0x2028, 0x2029: out.append("\u{21B5}")
    case 0x0D: break
    case 0x09: out.append(" ")
    case 0x00..<0x20, 0x7F...0x9F, 0x61C, 0x200B, 0x200E, 0x200F, 0x202A...0x202E, 0x2060...0x2069, 0xFEFF,
      0xE0000...0xE007F:
      out.append(contentsOf: "\\u{\(String(scalar.value, radix: 16, uppercase: true))}".unicodeScalars)
    default: out.append(scalar)
    }
  }
  return String(out)
}

/// Wraps each run of ASCII or Persian digits, with the marks inside it and the sign or percent at its ends, in U+2066 … U+2069.
///
/// Arabic-Indic digits are left alone: a range of them reads from right to left.
func isolatingFigures(_ string: String) -> String {
  let scalars = Array(string.unicodeScalars)
  var out = String.UnicodeScalarView()
  var i = 0
  while i < scalars.count {
    guard let end = endOfFigure(scalars, i) else {
      out.append(scalars[i])
      i += 1
      continue
    }
    out.append("\u{2066}")
    out.append(contentsOf: scalars[i..<end])
    out.append("\u{2069}")
    i = end
  }
  return String(out)
}

private func endOfFigure(_ scalars: [Unicode.Scalar], _ start: Int) -> Int? {
  func isDigit(_ i: Int) -> Bool {
    scalars.indices.contains(i) && (0x30...0x39 ~= scalars[i].value || 0x6F0...0x6F9 ~= scalars[i].value)
  }
  let isSigned = ["-", "+", "\u{2212}"].contains(scalars[start])
  let isFree = start == 0 || !(scalars[start - 1].properties.isAlphabetic || isDigit(start - 1))
  guard isDigit(start) || (isSigned && isFree && isDigit(start + 1)) else { return nil }
  var end = isDigit(start) ? start : start + 1
  while isDigit(end) || (isInsideFigure(scalars, end) && isDigit(end + 1)) { end += 1 }
  return end < scalars.count && ["%", "\u{66A}"].contains(scalars[end]) ? end + 1 : end
}

private func isInsideFigure(_ scalars: [Unicode.Scalar], _ i: Int) -> Bool {
  scalars.indices.contains(i) && ["-", "\u{2013}", "/", ":", ".", ",", "\u{66B}", "\u{66C}"].contains(scalars[i])
}
