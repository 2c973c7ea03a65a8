import IsnadExports

/// The forms in which answers go out, each with its media type and the suffix that asks for it.
enum MediaFormat: String, Sendable, CaseIterable {
  case json, jsonl, csv, tsv, jsonld, geojson, ics, atom, gexf, html, txt, css, svg, png, problem

  /// The type without its parameters, as `Accept` names it.
  var mediaType: String {
    switch self {
    case .json: "application/json"
    case .jsonl: "application/jsonl"
    case .csv: "text/csv"
    case .tsv: "text/tab-separated-values"
    case .jsonld: "application/ld+json"
    case .geojson: "application/geo+json"
    case .ics: "text/calendar"
    case .atom: "application/atom+xml"
    case .gexf: "application/gexf+xml"
    case .html: "text/html"
    case .txt: "text/plain"
    case .css: "text/css"
    case .svg: "image/svg+xml"
    case .png: "image/png"
    case .problem: "application/problem+json"
    }
  }

  /// Whether it is opened in another program, whose user doesn't turn pages.
  var isFile: Bool {
    switch self {
    case .jsonl, .csv, .tsv, .jsonld, .geojson, .ics, .gexf: true
    default: false
    }
  }

  /// The export that the form is; nil for the server's own.
  var export: ExportFormat? {
    switch self {
    case .csv: .csv
    case .tsv: .tsv
    case .jsonld: .schemaOrg
    case .geojson: .geojson
    case .ics: .icalendar
    case .atom: .atom
    case .gexf: .gexf
    default: nil
    }
  }

  /// What `Content-Type` says. JSON is UTF-8 by its own rules; anything that is text says so.
  var contentType: String {
    switch self {
    case .csv: "text/csv; charset=utf-8; header=present"
    case .tsv, .ics, .html, .txt, .css: mediaType + "; charset=utf-8"
    default: mediaType
    }
  }
}

/// Which of a route's forms a request asks for.
struct Negotiation {
  /// Forms in the route's order, the first is what is given to who does not say.
  let offered: [MediaFormat]

  /// The form that the last segment's suffix names, and the segment without it; nil where it names none of the route's.
  func suffix(of segment: String) -> (segment: String, format: MediaFormat)? {
    guard let dot = segment.lastIndex(of: "."), let format = MediaFormat(rawValue: String(segment[dot...].dropFirst())),
      offered.contains(format), dot != segment.startIndex
    else { return nil }
    return (String(segment[..<dot]), format)
  }

  /// The offered form that `accept` likes best; nil where it accepts none of them.
  ///
  /// A range's quality counts, then the route's order; the most specific range decides for a form, as RFC 9110 has it.
  func format(accepting accept: String?) -> MediaFormat? {
    guard let accept, !accept.allSatisfy({ $0 == " " }) else { return offered.first }
    let ranges = accept.split(separator: ",").map(Range.init)
    var best: (format: MediaFormat, quality: Double)?
    for format in offered {
      let matching = ranges.filter { $0.covers(format) }.max { $0.specificity < $1.specificity }
      guard let quality = matching?.quality, quality > 0 else { continue }
      if best.map({ quality > $0.quality }) ?? true { best = (format, quality) }
    }
    return best?.format
  }

  /// Whether an `Accept-Encoding` header takes gzip.
  static func takesGzip(_ header: String?) -> Bool {
    header?.split(separator: ",").map(Range.init).last { $0.type.lowercased() == "gzip" }.map { $0.quality > 0 }
      ?? false
  }

  private struct Range {
    let type: Substring
    let quality: Double

    init(_ text: Substring) {
      let parts = text.split(separator: ";").map { $0.trimmingSpaces }
      type = parts.first ?? ""
      let weight = parts.dropFirst().first { $0.hasPrefix("q=") || $0.hasPrefix("Q=") }
      quality = weight.flatMap { Double($0.dropFirst(2)) }.map { min(max($0, 0), 1) } ?? 1
    }

    var specificity: Int { type == "*/*" ? 0 : type.hasSuffix("/*") ? 1 : 2 }

    func covers(_ format: MediaFormat) -> Bool {
      if type == "*/*" { return true }
      let mediaType = format.mediaType
      if type.hasSuffix("/*") { return mediaType.hasPrefix(type.dropLast()) }
      return type.lowercased() == mediaType
    }
  }
}

extension Substring {
  var trimmingSpaces: Substring {
    var text = self
    while text.first == " " || text.first == "\t" { text = text.dropFirst() }
    while text.last == " " || text.last == "\t" { text = text.dropLast() }
    return text
  }
}
