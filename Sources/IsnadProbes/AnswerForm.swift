import IsnadCompression
import IsnadJSON
import IsnadServer

/// The body of an answer is what its header says: as long, packed or not, JSON, text.
func checkForm(of answer: PlainAnswer, _ asked: String) throws(BrokenClaim) {
  guard !answer.body.isEmpty else { return }
  try claim(
    answer.header("Content-Length") == String(answer.body.count), "\(asked): the answer is as long as it says")
  var body = answer.body
  if answer.header("Content-Encoding") == "gzip" {
    do { body = try unpacked(body) } catch { throw BrokenClaim("\(asked): the answer can be unpacked: \(error)") }
  }
  let type = answer.header("Content-Type") ?? ""
  guard !type.hasPrefix("image/png") else { return }
  try claim(String(validating: body, as: UTF8.self) != nil, "\(asked): the answer is UTF-8")
  let documents: [[UInt8]]
  switch type.prefix(while: { $0 != ";" }) {
  case "application/jsonl": documents = body.split(separator: 0x0A).map(Array.init)
  case let type where type.hasSuffix("json"): documents = [body]
  default: documents = []
  }
  for document in documents {
    do { _ = try JSON.parse(document) } catch { throw BrokenClaim("\(asked): the answer is JSON: \(error)") }
  }
}

private func unpacked(_ bytes: [UInt8]) throws(CompressionError) -> [UInt8] {
  var inflater = try Inflater(limit: 1 << 26)
  inflater.feed(bytes)
  var all: [UInt8] = []
  while true {
    let piece = try inflater.next()
    guard !piece.isEmpty else { break }
    all += piece
  }
  guard inflater.isComplete else { throw .damaged }
  return all
}
