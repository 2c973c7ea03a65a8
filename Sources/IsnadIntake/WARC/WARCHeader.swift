/// The fields of a WARC record's header that matter here.
struct WARCHeader {
  let kind: String
  let length: Int
  let address: String?
  let contentType: String

  /// nil where the bytes open no record, or don't say how long it is.
  init?(_ bytes: ArraySlice<UInt8>) {
    guard let fields = HeaderFields(bytes), fields.firstLine.hasPrefix("WARC/1."),
      let length = fields["content-length"].flatMap({ Int($0) }), length >= 0
    else { return nil }
    kind = fields["warc-type"]?.lowercased() ?? ""
    self.length = length
    // Some writers put the address between angle brackets.
    address = fields["warc-target-uri"].map { String($0.drop { $0 == "<" }.prefix { $0 != ">" }) }
    contentType = fields["content-type"]?.lowercased() ?? ""
  }

  /// Whether records of this kind hold what a site sent.
  var isArticleKind: Bool { kind == "response" || kind == "resource" || kind == "conversion" }
}

/// Lines of `Name: value` behind a first line, as WARC and HTTP have them.
struct HeaderFields {
  let firstLine: String
  private var values: [String: String] = [:]

  init?(_ bytes: ArraySlice<UInt8>) {
    let lines = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline)
    guard let first = lines.first else { return nil }
    firstLine = String(first)
    for line in lines.dropFirst() {
      let sides = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      guard sides.count == 2 else { continue }
      values[sides[0].lowercased()] = collapsed(String(sides[1]))
    }
  }

  subscript(name: String) -> String? { values[name] }
}
