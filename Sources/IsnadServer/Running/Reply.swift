import HTTPTypes
import HummingbirdCore
import NIOCore

/// An answer as it goes on the wire.
struct Reply {
  private(set) var head: HTTPResponse
  /// What the body is on the wire: none for HEAD.
  let bytes: [UInt8]
  /// Whether the connection ends with it; the client is told, or it would send its next request into nothing.
  var isLast = false {
    didSet { head.headerFields[.connection] = isLast ? "close" : nil }
  }

  var body: ResponseBody { bytes.isEmpty ? ResponseBody() : ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)) }

  init(_ answer: Answer, to request: Request, tag: EntityTag? = nil) {
    head = HTTPResponse(status: .init(code: answer.status))
    head.headerFields[.contentType] = answer.format.contentType
    head.headerFields[.contentLength] = String(answer.body.count)
    bytes = request.method == .head ? [] : answer.body
    set(answer.headers)
    setCommon(tag)
  }

  /// 304: the client has it already.
  init(unchanged tag: EntityTag) {
    head = HTTPResponse(status: .notModified)
    bytes = []
    setCommon(tag)
  }

  private mutating func setCommon(_ tag: EntityTag?) {
    set(SecurityHeaders.all)
    head.headerFields[.vary] = "Accept, Accept-Encoding, Accept-Language"
    // Kept by the client, but never shown without asking whether it still holds.
    head.headerFields[.cacheControl] = tag == nil ? "no-store" : "private, no-cache"
    head.headerFields[.eTag] = tag?.text
  }

  private mutating func set(_ headers: [(name: String, value: String)]) {
    for header in headers {
      if let name = HTTPField.Name(header.name) { head.headerFields[name] = header.value }
    }
  }
}
