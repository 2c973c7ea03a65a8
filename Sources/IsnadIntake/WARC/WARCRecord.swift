import IsnadCompression
import IsnadText

/// One record of a web archive with its body.
struct WARCRecord {
  let header: WARCHeader
  let body: ArraySlice<UInt8>

  /// The article in it; nil for requests, pictures, redirects and whatever else an archive keeps.
  func article() throws(Reject) -> Article? {
    switch header.kind {
    case "resource", "conversion": return try article(Array(body), type: header.contentType)
    case "response": return try response()
    default: return nil
    }
  }

  private func article(_ content: [UInt8], type: String) throws(Reject) -> Article? {
    let declared = PageReader.charset(of: Array(type.utf8))
    if type.contains("html") {
      var article = try PageReader.article(in: content, declared: declared, address: header.address)
      article.source = Array(body)
      return article
    }
    guard type.hasPrefix("text/plain") else { return nil }
    return Article(text: try decoded(content, declared: declared), url: header.address, source: Array(body))
  }

  /// What a server answered: a header, and a body as it went over the wire.
  private func response() throws(Reject) -> Article? {
    let bytes = Array(body)
    guard let end = endOfHeader(bytes, from: 0, to: bytes.count), let fields = HeaderFields(bytes[..<end]) else {
      throw Reject(.malformed, "HTTP")
    }
    guard fields.firstLine.hasPrefix("HTTP/"), fields.firstLine.split(separator: " ").dropFirst().first == "200",
      let type = fields["content-type"]?.lowercased(), type.contains("html") || type.hasPrefix("text/plain")
    else { return nil }
    var content = Array(bytes[end...])
    if fields["transfer-encoding"]?.lowercased() == "chunked", let whole = unchunked(content) { content = whole }
    if ["gzip", "x-gzip", "deflate"].contains(fields["content-encoding"]?.lowercased() ?? "") {
      content = try decompressed(content)
    }
    return try article(content, type: type)
  }

  /// Many archives keep bodies decompressed under a header that says otherwise.
  private func decompressed(_ content: [UInt8]) throws(Reject) -> [UInt8] {
    guard content.starts(with: [0x1F, 0x8B]) || content.first == 0x78 else { return content }
    do throws(CompressionError) {
      return try inflated(content, limit: PageReader.maximumByteCount)
    } catch {
      throw Reject(error == .tooLarge ? .tooLarge : .malformed, "gzip")
    }
  }

  /// The body without the lengths between its chunks; nil where it has none.
  private func unchunked(_ content: [UInt8]) -> [UInt8]? {
    var out: [UInt8] = []
    var i = 0
    while i < content.count {
      guard let end = content[i...].firstIndex(of: 0x0A) else { return nil }
      let digits = content[i..<end].prefix { $0 != 0x3B && $0 != 0x0D }
      guard let length = Int(String(decoding: digits, as: UTF8.self), radix: 16), length >= 0 else { return nil }
      if length == 0 { return out }
      guard length <= content.count - end - 1 else { return nil }
      out += content[(end + 1)..<(end + 1 + length)]
      i = end + 1 + length
      while i < content.count, content[i] == 0x0D || content[i] == 0x0A { i += 1 }
    }
    return out
  }
}
