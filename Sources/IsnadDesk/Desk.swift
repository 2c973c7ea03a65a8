public import IsnadArchive

/// What answers are made of: an archive, asked in the words of the API and of the pages. Knows nothing of HTTP.
public final class Desk: Sendable {
  let archive: Archive
  private let watch: ArchiveWatch

  public init(_ archive: Archive) throws(ArchiveError) {
    self.archive = archive
    watch = try ArchiveWatch(archive)
  }

  /// A number that changes with everything that is written to the archive; it means nothing to another desk.
  public func version() throws(ArchiveError) -> Int { try watch.version() }
}
