import IsnadText

/// The direction of a text by most of its letters: the first one says little (`NBC: قال …` is Arabic).
///
/// - Returns: Left to right where there are no letters at all: numbers and addresses.
func direction(of bytes: [UInt8]) -> Attribute.Direction {
  var arabic = 0
  var other = 0
  var i = 0
  while i < bytes.count {
    let (scalar, next) = decodedScalar(bytes, at: i)
    switch ScalarClass(scalar) {
    case .arabicLetter: arabic += 1
    case .latinLetter: other += 1
    case .otherLetter: if (0x590...0x5FF).contains(scalar) { arabic += 1 } else { other += 1 }
    default: break
    }
    i = next
  }
  return arabic >= other && arabic > 0 ? .rightToLeft : .leftToRight
}

/// `text` without the controls that reorder: for titles of windows, which can show no marks.
func withoutControls(_ text: String) -> String {
  let bytes = Array(text.utf8)
  var out: [UInt8] = []
  for run in textRuns(of: bytes) {
    if case .control = run.kind { continue }
    out += bytes[run.range]
  }
  return String(decoding: out, as: UTF8.self)
}
