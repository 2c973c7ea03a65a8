import IsnadDocument
import IsnadText

extension Document {
  /// How many letters of folded spelling a piece of the text has.
  func letters(in span: ByteSpan) -> Int {
    var folded: [UInt8] = []
    Folding.folded.append(text.bytes, span.range, to: &folded)
    return folded.count(where: { $0 & 0xC0 != 0x80 })
  }

  /// A token without letters at its ends; marks and tatweel go with the letter before them.
  func span(ofToken token: Int, droppingFirst first: Int, droppingLast last: Int) -> ByteSpan {
    let whole = tokens[token].span
    guard first > 0 || last > 0 else { return whole }
    var starts: [Int32] = []
    var i = Int(whole.start)
    while i < Int(whole.end) {
      let (value, next) = decodeScalar(text.bytes, at: i)
      switch ScalarClass(value) {
      case .mark, .tatweel, .invisible: break
      // A lam-alef ligature is two letters in one place.
      default: starts += Array(repeating: Int32(i), count: 0xFEF5...0xFEFC ~= value ? 2 : 1)
      }
      i = next
    }
    guard first + last < starts.count else { return whole }
    return ByteSpan(start: starts[first], end: last == 0 ? whole.end : starts[starts.count - last])
  }
}
