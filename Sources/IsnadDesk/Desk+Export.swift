public import IsnadArchive
public import IsnadExports
import IsnadFormats

extension Desk {
  /// The records of a list in other programs' form: those records and no other of their articles.
  public func exported(
    _ request: SearchRequest, as format: ExportFormat, forSpreadsheets: Bool, feed: ExportOptions.Feed? = nil
  ) throws(ArchiveError) -> (bytes: [UInt8], next: Cursor?) {
    let page = try archive.records(request)
    var order: [String] = []
    var chosen: [String: (source: ArticleReading, ordinals: Set<Int>)] = [:]
    for record in page.records {
      let ref = record.source.article.head.ref
      if chosen[ref] == nil { order.append(ref) }
      chosen[ref, default: (record.source, [])].ordinals.insert(record.ordinal)
    }
    guard case .records(let kind) = request.target else { return ([], nil) }
    let articles = order.compactMap { chosen[$0] }.map { source, ordinals in
      let others = (0..<source.reading.count(of: kind)).filter { !ordinals.contains($0) }
      return ExportedArticle(
        name: source.article.head.ref, reading: source.reading,
        hidden: Set(others.map { "\(kind.letter)\($0 + 1)" }))
    }
    // Places and parties are looked up in the entities, so these stay.
    let options = ExportOptions(
      filter: RecordFilter(kinds: format.isTable ? [kind] : [kind, .entity]), forSpreadsheets: forSpreadsheets,
      feed: feed)
    return (format.files(of: articles, options).first?.bytes ?? [], page.next)
  }

  /// One article in other programs' form.
  public func exported(_ article: StoredArticle, as format: ExportFormat) throws -> [UInt8] {
    guard let source = try archive.reading(of: article.head.ref) else { throw DeskError.missing }
    return format.files(of: [ExportedArticle(name: article.head.ref, reading: source.reading)]).first?.bytes ?? []
  }
}

extension ExportFormat {
  fileprivate var isTable: Bool { self == .csv || self == .tsv }
}
