public import IsnadArchive
import IsnadFormats
public import IsnadIntake
public import IsnadJSON
import IsnadListing
import IsnadReading

extension Desk {
  /// Reads an article and keeps it.
  ///
  /// - Returns: Its id, and whether it was not there before.
  public func add(_ article: IsnadIntake.Article, _ origin: Origin) throws -> (ref: String, isNew: Bool) {
    let ref = documentID(of: article.text)
    let isNew = try archive.known([ref]).isEmpty
    guard try !isNew || archive.purged([ref]).isEmpty else { throw DeskError.purged }
    let arrival: Arrival =
      isNew
      ? .new(PreparedArticle(article, read(article.text, options: article.options)))
      : .again(ref: ref, sourceHash: sha256(of: article.source), article)
    _ = try archive.store(
      [(arrival, origin)],
      upTo: Checkpoint(input: origin.input, fingerprint: "", done: origin.position, isFinished: true), .near)
    return (ref, isNew)
  }

  /// Keeps what somebody says of a record.
  public func correct(
    _ article: StoredArticle, _ record: String, _ verdict: Correction.Verdict, changes: JSON?, reason: String?,
    at time: String
  ) throws -> Result<Correction, CorrectionFault> {
    guard let (kind, ordinal) = RecordKind.place(of: record) else { return .failure(.noRecord) }
    return try archive.correct(article.head.ref, kind, ordinal, verdict, changes: changes, reason: reason, at: time)
  }

  /// The same with a fix as it is typed, `KEY=VALUE` a line; a line that is none is told as a bad key.
  public func correct(
    _ article: StoredArticle, _ record: String, _ verdict: Correction.Verdict, lines: [String], reason: String?,
    at time: String
  ) throws -> Result<Correction, CorrectionFault> {
    guard let (kind, ordinal) = RecordKind.place(of: record),
      let kept = KeptReading(article).record(kind, ordinal)?.value
    else {
      return .failure(.noRecord)
    }
    let changes: JSON
    do throws(RecordChanges.Fault) {
      changes = try RecordChanges.json(lines, to: kept)
    } catch {
      return .failure(.badKey(error.line))
    }
    return try correct(article, record, verdict, changes: verdict == .fix ? changes : nil, reason: reason, at: time)
  }

  /// - Returns: Whether there was something to take back.
  public func undoCorrection(
    _ article: StoredArticle, _ record: String, at time: String
  ) throws(ArchiveError) -> Bool {
    guard let (kind, ordinal) = RecordKind.place(of: record) else { return false }
    return try archive.undoCorrection(article.head.ref, kind, ordinal, at: time)
  }

  public func undoEdit(_ id: Int64, at time: String) throws(ArchiveError) -> Result<EntityEdit, EntityEditFault> {
    try archive.undoEdit(id, at: time)
  }

  /// Takes one entity for another from now on.
  public func merge(
    _ entity: EntityCard, into other: EntityCard, reason: String?, at time: String
  ) throws(ArchiveError) -> Result<EntityEdit, EntityEditFault> {
    try archive.merge(entity.id, into: other.id, reason: reason, at: time)
  }

  public func encoded(_ edit: EntityEdit) -> [UInt8] {
    var json = JSONWriter()
    json.edit(edit)
    json.newline()
    return json.bytes
  }

  public func encoded(_ correction: Correction, of article: StoredArticle) -> [UInt8] {
    var json = JSONWriter()
    json.correction(correction, of: article.head.ref)
    json.newline()
    return json.bytes
  }
}

extension JSONWriter {
  mutating func correction(_ correction: Correction, of ref: String) {
    openObject()
    key("id"); integer(Int(correction.id))
    key("article"); string(ref)
    key("record"); string(correction.record)
    key("verdict"); string(correction.verdict.rawValue)
    key("changes"); value(correction.changes)
    key("reason"); string(correction.reason)
    key("made"); string(correction.made)
    closeObject()
  }
}
