import IsnadDocument
import IsnadExports
import IsnadFormats
import IsnadReading
import IsnadRecords
import IsnadTesting
import IsnadText
import Testing

/// What every format must withstand: a hostile outlet, a formula, control and bidi characters, a letter of two UTF-16 units.
private func hostile() -> ExportedArticle {
  let marked: MarkedText =
    "😀 قالت [N|=وزيرة\u{202E} العدل] إن “[C|<b>الحكم & النص\u{0}\u{FFFE}\r\nباطل]” في [P|الخرطوم] [V|الأحد]."
  let sure = Evidence("statement/verb-subject", .high)
  let reading = Reading(
    document: marked.document,
    options: ReadingOptions(
      published: PublicationDate("2031-05-04"), title: "@SUM(A1)", outlet: "=cmd|' /C calc'!A0",
      url: "https://example.org/?a=1&b=\"2\""),
    entities: [
      Entity(
        kind: .person, name: "=وزيرة\u{202E} العدل", mentions: [Mention(span: marked["N"][0], via: .role)],
        evidence: sure),
      Entity(
        kind: .place, name: "الخرطوم", country: "SDN", mentions: [Mention(span: marked["P"][0], via: .name)],
        evidence: sure),
    ],
    times: [TimeExpression(span: marked["V"][0], kind: .date, value: "2031-05-04", evidence: sure)],
    statements: [
      Statement(
        form: .direct, cue: .init(span: marked["N"][0], lemma: "قال", stance: .neutral),
        speaker: .init(entity: 0, span: marked["N"][0], via: .role), content: marked["C"],
        chain: [.outlet, .entity(0)], evidence: sure)
    ],
    events: [
      Event(
        kind: .reject, trigger: marked["V"][0], lemma: "بطل", actors: [.init(entity: 0, span: marked["N"][0])],
        location: Party(entity: 1, span: marked["P"][0]), time: 0, evidence: sure)
    ])
  return ExportedArticle(name: "../=a", reading: reading)
}

@Suite struct ExportTests {
  private func export(_ format: ExportFormat, _ options: ExportOptions = ExportOptions()) -> [ExportedFile] {
    format.files(of: [hostile()], options)
  }

  private func text(_ format: ExportFormat, _ options: ExportOptions = ExportOptions()) -> String {
    export(format, options).map { String(decoding: $0.bytes, as: UTF8.self) }.joined()
  }

  @Test("the same readings give the same bytes, no file leaves its folder", arguments: ExportFormat.allCases)
  func deterministic(_ format: ExportFormat) {
    let files = export(format)
    #expect(files == export(format))
    for file in files { #expect(!file.name.contains("/") && !file.name.hasPrefix("."), "\(file.name)") }
  }

  @Test("an article without records, and none at all, are files too", arguments: ExportFormat.allCases)
  func nothing(_ format: ExportFormat) throws {
    _ = format.files(of: [])
    let empty = ExportedArticle(name: "empty", reading: Reading(document: Document(SourceText(""))))
    for file in format.files(of: [empty]) where file.name.hasSuffix("json") || file.name.hasSuffix("jsonld") {
      _ = try JSONValue(parsing: file.bytes)
    }
  }

  @Test("for spreadsheets a cell that would run as a formula gets an apostrophe; else a text is what was printed")
  func formulas() {
    let filter = RecordFilter(kinds: [.statement])
    #expect(text(.csv, ExportOptions(filter: filter)).contains("\"=وزيرة"))
    #expect(text(.tsv, ExportOptions(filter: filter)).contains("\t=وزيرة"))
    #expect(text(.csv, ExportOptions(filter: filter, forSpreadsheets: true)).contains("\"'=وزيرة"))
    #expect(text(.tsv, ExportOptions(filter: filter, forSpreadsheets: true)).contains("\t'=وزيرة"))
    let all = text(.csv, ExportOptions(forSpreadsheets: true))
    #expect(all.contains("\"'=cmd|' /C calc'!A0\",\"'@SUM(A1)\""))
  }

  @Test(
    "a table that goes out alone says where each record was printed and who stands behind it; no two feeds have one id")
  func alone() {
    let figures = text(.csv, ExportOptions(filter: RecordFilter(kinds: [.figure])))
    #expect(figures.contains("\"attribution\",\"voucher\""))
    #expect(figures.split(separator: "\r\n")[0].hasSuffix("\"outlet\",\"published\",\"title\",\"url\""))
    let feeds = ["/feeds/statements?q=a", "/feeds/statements?q=b"].map { address in
      text(.atom, ExportOptions(feed: .init(title: address, address: address)))
    }
    #expect(feeds.allSatisfy { $0.contains("rel=\"self\"") })
    let ids = feeds.map { $0.split(separator: "<id>")[1].prefix { $0 != "<" } }
    #expect(ids[0] != ids[1])
  }

  @Test("rows end with CR LF, a line end inside a cell stays inside its quotation marks")
  func lines() {
    let csv = text(.csv, ExportOptions(filter: RecordFilter(kinds: [.statement])))
    #expect(csv.hasSuffix("\r\n"))
    #expect(csv.contains("\r\nباطل\""))
    #expect(!csv.contains("\u{0}"))
  }

  @Test("for spreadsheets: a byte order mark, nothing that reorders its neighbours")
  func spreadsheets() throws {
    let options = ExportOptions(filter: RecordFilter(kinds: [.statement]), forSpreadsheets: true)
    let file = try #require(export(.csv, options).first)
    #expect(file.bytes.starts(with: [0xEF, 0xBB, 0xBF]))
    #expect(!text(.csv, options).unicodeScalars.contains("\u{202E}"))
  }

  @Test("XML holds no character that XML forbids, and no markup of an article", arguments: [ExportFormat.atom, .gexf])
  func xml(_ format: ExportFormat) {
    let xml = text(format, ExportOptions(withText: true))
    #expect(!xml.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" || $0.value == 0xFFFE })
    #expect(!xml.contains("<b>"))
    #expect(!xml.contains("& "))
  }

  @Test(
    "the text goes out only when asked for, where a format can do without",
    arguments: [ExportFormat.schemaOrg, .csv, .tsv])
  func withoutText(_ format: ExportFormat) {
    #expect(!text(format).contains("😀"))
    #expect(text(format, ExportOptions(withText: true)).contains("😀"))
  }

  @Test("positions of UIMA CAS count UTF-16 units")
  func utf16() throws {
    let cas = try JSONValue(parsing: #require(export(.cas).first).bytes)
    let structures = try #require(cas["%FEATURE_STRUCTURES"]?.array)
    let speaker = try #require(structures.first { $0["%TYPE"]?.string == "isnad.Speaker" })
    // The emoji before it is two units, one code point and four bytes.
    #expect(speaker["begin"]?.number == 8)
  }

  @Test("a place whose coordinates are known is a point, longitude first")
  func places() throws {
    let features = try #require(try JSONValue(parsing: text(.geojson).utf8)["features"]?.array)
    #expect(features.count == 1)
    let coordinates = try #require(features.first?["geometry"]?["coordinates"]?.array)
    let point = coordinates.compactMap { $0.number }
    #expect(point.count == 2 && abs(point[0] - 32.5) < 0.2 && abs(point[1] - 15.5) < 0.2)
  }

  @Test("no line of a calendar is longer than 75 bytes")
  func calendar() {
    let lines = text(.icalendar).split(separator: "\r\n")
    #expect(lines.contains("DTSTART;VALUE=DATE:20310504"))
    #expect(lines.allSatisfy { $0.utf8.count <= 75 })
  }

  @Test("a timeline's texts are escaped, they are HTML there; a hostile address is no link")
  func html() {
    #expect(!text(.timelinejs).contains("<b>"))
    #expect(!text(.timelinejs).contains("href"))
  }

  @Test("brat's positions are code points, a span over a line's end is in pieces")
  func brat() throws {
    let ann = try #require(export(.brat).first { $0.name.hasSuffix(".ann") })
    let lines = String(decoding: ann.bytes, as: UTF8.self).split(separator: "\n")
    #expect(lines.contains { $0.contains("\tPerson 7 ") })
    #expect(lines.contains { $0.contains("\tContent ") && $0.contains(";") })
  }

  @Test(
    "what is read in the samples, in each format",
    arguments: [
      ExportFormat.csv, .webAnnotation, .schemaOrg, .popolo, .gexf, .geojson, .icalendar, .timelinejs, .atom, .brat,
    ])
  func samples(_ format: ExportFormat) throws {
    let articles = try Repository.samples.map { name, published in
      ExportedArticle(
        name: name,
        reading: read(
          SourceText(try Repository.text("Samples/\(name).txt")),
          options: ReadingOptions(published: PublicationDate(published), outlet: "صحيفة")))
    }
    for file in format.files(of: articles) {
      #expect(file.bytes == format.files(of: articles).first { $0.name == file.name }?.bytes)
      #expect(!file.bytes.isEmpty || file.name.hasSuffix(".ann"))
    }
  }
}
