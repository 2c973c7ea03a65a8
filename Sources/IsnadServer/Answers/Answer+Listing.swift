import IsnadArchive
import IsnadDesk
import IsnadFormats

extension Answer {
  /// A part of a list with its `page`, or one element a line; `Link` leads to the next part.
  ///
  /// - Parameter more: Further members of the envelope.
  init(_ listing: Listing, for call: Call, more: (inout JSONWriter) -> Void = { _ in }) {
    let next = listing.next.map { ListCursor.encoded($0, for: call) }
    let headers = next.map { [Answer.link($0, for: call)] } ?? []
    if call.format == .jsonl {
      self.init(listing.items.flatMap { $0 + [0x0A] }, as: .jsonl, headers: headers)
      return
    }
    var json = JSONWriter()
    json.openObject()
    json.key("data"); json.array(listing.items) { $0.raw($1) }
    more(&json)
    json.key("page")
    json.openObject()
    json.key("next"); json.string(next)
    json.key("limit"); json.integer(call.limit)
    json.key("total"); json.integer(listing.total)
    json.key("total_is_exact"); json.boolean(listing.total != nil)
    json.closeObject()
    json.closeObject()
    json.newline()
    self.init(json.bytes, as: .json, headers: headers)
  }

  /// The address of the next part (RFC 8288).
  static func link(_ cursor: String, for call: Call) -> (name: String, value: String) {
    let values = call.values.canonical.filter { $0.name != "cursor" } + [("cursor", cursor)]
    let query = values.map { "\(percentEncoded($0.name))=\(percentEncoded($0.value))" }.joined(separator: "&")
    return ("Link", "<\(call.address)?\(query)>; rel=\"next\"")
  }
}

/// `text` for a part of an address: all but unreserved characters percent-encoded.
func percentEncoded(_ text: String) -> String {
  let digits = Array("0123456789ABCDEF".utf8)
  var out: [UInt8] = []
  for byte in text.utf8 {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: out.append(byte)
    default: out += [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }
  }
  return String(decoding: out, as: UTF8.self)
}
