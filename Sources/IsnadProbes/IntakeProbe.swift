import IsnadIntake
import IsnadText

/// The first byte chooses the kind of input, the second how it is cut.
func checkIntake(_ bytes: [UInt8]) throws(BrokenClaim) {
  guard bytes.count >= 2 else { return }
  let formats: [InputFormat] = [.text, .jsonl, .html, .feed, .ninjs, .warc, InputFormat(sniffing: bytes.dropFirst(2))]
  let format = formats[Int(bytes[0]) % formats.count]
  let input = bytes.dropFirst(2)
  let whole = items(of: input, format, piece: input.count)
  let cut = items(of: input, format, piece: Int(bytes[1]) % 61 + 1)
  try claim(whole == cut, "\(format) gives the same items in one piece and in many")
}

private func items(of input: ArraySlice<UInt8>, _ format: InputFormat, piece: Int) -> [String] {
  var reader = format.reader(fields: .standard, defaults: IntakeDefaults())
  var found: [String] = []
  var start = input.startIndex
  repeat {
    let end = min(input.endIndex, start + max(1, piece))
    found += reader.items(in: input[start..<end], isLast: end == input.endIndex).map(told)
    start = end
  } while start < input.endIndex
  return found
}

private func told(_ item: IntakeItem) -> String {
  switch item.content {
  case .reject(let reject): "\(item.position) rejected: \(reject.reason) \(reject.detail)"
  case .article(let article):
    "\(item.position) \(article.title ?? "-") \(article.url ?? "-") \(article.published.map { "\($0)" } ?? "-")"
      + " \(article.source.count) " + String(decoding: article.text.bytes, as: UTF8.self)
  }
}
