public import IsnadArchive
import IsnadReading

/// What answers are made of: an archive, asked in the words of the API and of the pages. Knows nothing of HTTP.
public final class Desk: Sendable {
  let archive: Archive
  private let watch: ArchiveWatch
  /// Tells this run's versions of the archive from those of the last run.
  private let run = String(UInt64.random(in: .min ... .max), radix: 36)

  public init(_ archive: Archive) throws(ArchiveError) {
    self.archive = archive
    watch = try ArchiveWatch(archive)
  }

  /// A word that changes with everything that is written to the archive; it means nothing to another desk.
  public func version() throws(ArchiveError) -> String { "\(run) \(try watch.version())" }

  /// A word that changes with everything that can be told of an article, the same in every run, and when that was last; nil
  /// where `prefix` names none, or more than one.
  public func state(ofArticle prefix: String) throws(ArchiveError) -> (word: String, changed: String)? {
    try archive.state(ofArticle: prefix).map { ("\(isnadVersion) \($0.word)", $0.changed) }
  }

  public func state(of article: StoredArticle) throws(ArchiveError) -> String {
    try state(ofArticle: article.head.ref)?.word ?? ""
  }

  // MARK: The audit of writes

  public func beginWrite(
    _ action: String, key: String?, bodyHash: String, at time: String, abandoned: String
  ) throws(ArchiveError) -> WriteStart {
    try archive.beginWrite(action, key: key, bodyHash: bodyHash, at: time, abandoned: abandoned)
  }

  public func endWrite(_ id: Int64, target: String?, status: Int, answer: [UInt8]) throws(ArchiveError) {
    try archive.endWrite(id, target: target, status: status, answer: answer)
  }
}
