import IsnadCalendar
import IsnadDocument
import IsnadFormats
import IsnadReading
import IsnadRecords
import IsnadText

extension ExportedArticle {
  var text: SourceText { reading.document.text }

  /// `sha256:…`.
  var documentID: String { IsnadFormats.documentID(of: text) }

  /// The article's own address, else a name made of its hash.
  var address: String { reading.options.url.flatMap { isAddress($0) ? $0 : nil } ?? urn }

  var urn: String { "urn:isnad:" + documentID.dropFirst("sha256:".count) }

  func words(_ span: ByteSpan?) -> String? { span.map { text[$0] } }

  func words(_ party: Party?) -> String? {
    guard let party else { return nil }
    return party.entity.map { reading.entities[$0].name } ?? words(party.span)
  }

  func name(of entity: Int?) -> String? { entity.map { reading.entities[$0].name } }

  /// Positions in code points, the unit of the records.
  func offsets(_ span: ByteSpan) -> (start: Int, end: Int) {
    (text.scalarOffset(ofByte: Int(span.start)), text.scalarOffset(ofByte: Int(span.end)))
  }

  /// `YYYY-MM-DD`; nil where the article was not dated.
  var publishedDay: String? { reading.options.published.map { String(String(describing: $0).prefix(10)) } }

  /// The day that a time record tells; nil for longer and unknown times.
  func day(ofTime time: Int?) -> String? { time.flatMap { wholeDay(reading.times[$0].value) } }

  /// The sentence around a place, as printed.
  func sentence(around span: ByteSpan) -> String {
    let document = reading.document
    let token = document.token(atOrAfter: span.start)
    guard token < document.tokens.count else { return text[span] }
    return text[document.sentences[Int(document.tokens[token].sentence)].span]
  }

  /// The name as a file's: letters, digits, `.`, `-` and `_`; all else is `_`.
  var fileName: String {
    let scalars = name.unicodeScalars.map { scalar -> Unicode.Scalar in
      let isKept =
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil || ".-_".unicodeScalars.contains(scalar)
      return isKept ? scalar : "_"
    }
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars.drop { $0 == "." }.prefix(100))
    return view.isEmpty ? "article" : String(view)
  }
}

/// The day that opens an ISO value; nil where it is no whole day.
func wholeDay(_ value: String) -> String? { CivilDate(iso: value) == nil ? nil : String(value.prefix(10)) }

/// What may stand as a link: an address of the web without blanks, quotation marks or control characters.
func isAddress(_ url: String) -> Bool {
  (url.hasPrefix("https://") || url.hasPrefix("http://"))
    && url.utf8.allSatisfy { $0 > 0x20 && $0 != 0x22 && $0 != 0x3C && $0 != 0x3E && $0 != 0x5C && $0 != 0x7F }
}

/// A text for somebody's eyes: on one line, without control characters and without what reorders its neighbours.
func shown(_ text: String) -> String {
  var view = String.UnicodeScalarView()
  for scalar in text.unicodeScalars {
    let v = scalar.value
    if isBidiControl(v) || 0x7F...0x9F ~= v { continue }
    view.append(v < 0x20 || v == 0x2028 || v == 0x2029 ? " " : scalar)
  }
  return String(view)
}
