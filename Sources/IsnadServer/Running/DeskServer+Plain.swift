import HTTPTypes
import HummingbirdCore
import NIOCore

/// A request as plain values.
package struct PlainRequest: Sendable {
  package var method: String
  /// With the query, as it stands in the request line.
  package var path: String
  package var headers: [(name: String, value: String)]
  package var body: [UInt8]

  package init(
    _ method: String = "GET", _ path: String, _ headers: [(name: String, value: String)] = [("Host", "localhost")],
    body: [UInt8] = []
  ) {
    self.method = method
    self.path = path
    self.headers = headers
    self.body = body
  }
}

/// An answer as plain values.
package struct PlainAnswer: Sendable {
  package let status: Int
  package let body: [UInt8]
  private let fields: HTTPFields

  init(_ reply: Reply) {
    status = reply.head.status.code
    body = reply.bytes
    fields = reply.head.headerFields
  }

  package func header(_ name: String) -> String? { HTTPField.Name(name).flatMap { fields[$0] } }
}

/// The server without a connection: what its routes do with a request can be tried thousands of times a second.
extension DeskServer {
  /// - Returns: nil for a head that the HTTP library would not hand on.
  package func answer(_ request: PlainRequest) async -> PlainAnswer? {
    guard let method = HTTPRequest.Method(request.method),
      request.path.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F })
    else { return nil }
    var head = HTTPRequest(method: method, scheme: "http", authority: nil, path: request.path)
    for header in request.headers {
      if header.name.lowercased() == "host" {
        head.authority = header.value
      } else {
        guard let name = HTTPField.Name(header.name), HTTPField.isValidValue(header.value) else { return nil }
        head.headerFields.append(HTTPField(name: name, value: header.value))
      }
    }
    return PlainAnswer(
      await dispatcher.reply(to: Request(head: head, body: RequestBody(buffer: ByteBuffer(bytes: request.body)))))
  }

  /// Ends the threads of a server that was not run.
  package func stop() async { await dispatcher.stop() }
}
