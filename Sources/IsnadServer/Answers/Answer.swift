import IsnadCompression

/// What a route answers.
struct Answer: Sendable {
  /// Shorter bodies fit into one packet anyway.
  private static let leastPacked = 1400

  var status: Int
  var format: MediaFormat
  var body: [UInt8]
  var headers: [(name: String, value: String)]

  init(_ body: [UInt8], as format: MediaFormat, status: Int = 200, headers: [(name: String, value: String)] = []) {
    self.body = body
    self.format = format
    self.status = status
    self.headers = headers
  }

  /// The same for a client that takes gzip. No answer holds a secret that its length could tell (BREACH): the token comes in and
  /// never goes out.
  var packed: Answer {
    guard body.count >= Self.leastPacked, format != .png else { return self }
    var answer = self
    answer.body = gzipped(body)
    answer.headers.append(("Content-Encoding", "gzip"))
    return answer
  }
}
