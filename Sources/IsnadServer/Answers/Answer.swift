/// What a route answers.
struct Answer: Sendable {
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
}
