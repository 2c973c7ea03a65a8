import IsnadText

/// A text character by character: what can't be seen stands in boxes, and each line tells where it begins.
struct RawText {
  private let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  struct Line {
    /// In code points from the start of the text.
    let offset: Int
    let html: HTML
  }

  func lines() -> [Line] {
    var lines: [Line] = []
    var line = HTML.nothing
    var plain: [UInt8] = []
    var offset = 0
    var lineOffset = 0
    func flush() {
      if !plain.isEmpty { line.append(HTML(String(decoding: plain, as: UTF8.self))) }
      plain = []
    }
    var i = 0
    while i < bytes.count {
      let (scalar, next) = decodedScalar(bytes, at: i)
      offset += 1
      if let box = box(scalar) {
        flush()
        line.append(box)
      } else {
        plain += bytes[i..<next]
      }
      i = next
      if scalar == 0x0A || scalar == 0x0D && (next >= bytes.count || bytes[next] != 0x0A) {
        flush()
        lines.append(Line(offset: lineOffset, html: line))
        line = .nothing
        lineOffset = offset
      }
    }
    flush()
    if lineOffset < offset { lines.append(Line(offset: lineOffset, html: line)) }
    return lines
  }

  /// A mark stands on a circle, so that it is seen by itself; its letter stays in its own shape beside it.
  private func box(_ scalar: UInt32) -> HTML? {
    let isMark = ScalarClass(scalar) == .mark
    guard isMark || ScalarClass(scalar) == .invisible || scalar == 0x640 || ControlName.isKnown(scalar) else {
      return nil
    }
    let code = ControlName.code(scalar)
    return element(.bdi, .class("glyph", isMark ? "haraka" : nil), .dir(.leftToRight), .title(code)) {
      if isMark, let mark = Unicode.Scalar(scalar) {
        "◌" + String(Character(mark))
      } else {
        scalar == 0x640 ? "ـ" : ControlName.short(scalar)
      }
    }
  }
}
