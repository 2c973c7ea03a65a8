import CIsnadData
public import IsnadArchive
import IsnadFormats
import IsnadIntake
import IsnadReading
import IsnadText

/// An archive of the project's own sample articles: what the desk looks like before there is anything of one's own in it.
public enum Demo {
  /// - Parameter path: Where the archive is made; there must be none.
  public static func make(at path: String, time: String) throws(ArchiveError) -> Archive {
    let archive = try Archive(path, for: .creating)
    let batch = articles.enumerated().map { place, article in
      let origin = Origin(
        input: "demo", position: place + 1, captured: time, version: isnadVersion, program: rulesHash)
      return (Arrival.new(PreparedArticle(article, read(article.text, options: article.options))), origin)
    }
    _ = try archive.store(
      batch, upTo: Checkpoint(input: "demo", fingerprint: "", done: batch.count, isFinished: true), .near)
    try archive.groupStories()
    return archive
  }

  /// Outlets and events are invented.
  private static var articles: [Article] {
    [
      article(isnad_demo_truce_talks_bytes(), isnad_demo_truce_talks_size(), nil, "2025-03-18"),
      article(isnad_demo_drone_post_bytes(), isnad_demo_drone_post_size(), "فيورد بوست", "2025-03-18"),
      article(isnad_demo_flood_wire_bytes(), isnad_demo_flood_wire_size(), "وكالة ضفاف", "2025-03-19"),
      article(isnad_demo_flood_second_bytes(), isnad_demo_flood_second_size(), "صحيفة الساحل", "2025-03-20"),
    ]
  }

  private static func article(
    _ bytes: UnsafePointer<UInt8>?, _ count: Int, _ outlet: String?, _ published: String
  ) -> Article {
    let bytes = Array(UnsafeBufferPointer(start: bytes, count: count))
    return Article(
      text: SourceText(String(decoding: bytes, as: UTF8.self)), outlet: outlet, published: PublicationDate(published),
      publishedBasis: .given, source: bytes)
  }
}
