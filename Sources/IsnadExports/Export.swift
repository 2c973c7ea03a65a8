public import IsnadFormats
public import IsnadReading

/// An article to export: what was read in it, and the name that its files are called by.
public struct ExportedArticle: Sendable {
  public let name: String
  public let reading: Reading
  /// The ids of records that are left out (`S3`); ids of the others stay what they are.
  public let hidden: Set<String>

  public init(name: String, reading: Reading, hidden: Set<String> = []) {
    self.name = name
    self.reading = reading
    self.hidden = hidden
  }
}

/// What every export may be asked for.
public struct ExportOptions: Sendable {
  public var filter: RecordFilter
  /// Whether the articles' text goes out too, where a format can do without it.
  public var withText: Bool
  /// Whether a table is made for spreadsheets (a byte order mark, no invisible characters, no formulas).
  public var forSpreadsheets: Bool
  /// What a feed is of; nil for the articles at hand.
  public var feed: Feed?

  public init(
    filter: RecordFilter = .everything, withText: Bool = false, forSpreadsheets: Bool = false, feed: Feed? = nil
  ) {
    self.filter = filter
    self.withText = withText
    self.forSpreadsheets = forSpreadsheets
    self.feed = feed
  }

  /// A search that somebody comes back to: no two may have one id, or a reader takes them for one.
  public struct Feed: Sendable, Hashable {
    /// What was asked for, in a few words; empty for everything.
    public var title: String
    /// Its path and query: what tells it from others.
    public var address: String

    public init(title: String, address: String) {
      self.title = title
      self.address = address
    }
  }
}

/// One file of an export.
public struct ExportedFile: Sendable, Hashable {
  /// Without a folder; safe on every file system.
  public let name: String
  public let bytes: [UInt8]

  public init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }
}

/// The forms for other people's programs; `Documentation/EXPORTS.md` explains each, field by field.
public enum ExportFormat: String, Sendable, CaseIterable {
  case csv, tsv, brat, gexf, geojson, icalendar, timelinejs, atom, popolo
  case webAnnotation = "web-annotation"
  case cas = "uima-cas"
  case schemaOrg = "schema-org"

  /// - Returns: The files; one, unless the format is one of tables (a kind each) or of a file an article. The same bytes for the
  ///   same readings.
  public func files(of articles: [ExportedArticle], _ options: ExportOptions = ExportOptions()) -> [ExportedFile] {
    switch self {
    case .csv: TableExport(dialect: .csv, options: options).files(of: articles)
    case .tsv: TableExport(dialect: .tsv, options: options).files(of: articles)
    case .brat: articles.flatMap { BratExport(options: options).files(of: $0) } + [BratExport.configuration]
    case .cas: articles.map { CASExport(options: options).file(of: $0) }
    case .gexf: [ExportedFile(name: "quotes.gexf", bytes: GEXFExport(options: options).encode(articles))]
    case .geojson: [ExportedFile(name: "places.geojson", bytes: GeoJSONExport(options: options).encode(articles))]
    case .icalendar: [ExportedFile(name: "events.ics", bytes: CalendarExport(options: options).encode(articles))]
    case .timelinejs:
      [ExportedFile(name: "timeline.json", bytes: TimelineJSExport(options: options).encode(articles))]
    case .atom: [ExportedFile(name: "statements.atom", bytes: AtomExport(options: options).encode(articles))]
    case .popolo: [ExportedFile(name: "votes.json", bytes: PopoloExport(options: options).encode(articles))]
    case .webAnnotation:
      [ExportedFile(name: "annotations.jsonld", bytes: WebAnnotationExport(options: options).encode(articles))]
    case .schemaOrg:
      [ExportedFile(name: "quotations.jsonld", bytes: SchemaOrgExport(options: options).encode(articles))]
    }
  }
}
