public import IsnadArchive
import IsnadFormats
public import IsnadJSON
public import IsnadMessages
import IsnadText

/// An article, or one of its records, with everything that is known of where it comes from.
public struct RecordCard: Sendable {
  private let article: StoredArticle
  private let record: StoredRecord?
  /// Characters of context before and after.
  private let context: Int

  public init(article: StoredArticle, record: StoredRecord?, context: Int) {
    self.article = article
    self.record = record
    self.context = context
  }

  // MARK: For people

  public func text(_ language: Language) -> [UInt8] {
    var lines: [String] = []
    func add(_ key: String, _ value: String?) {
      if let value { lines.append(Messages.report.text(key, language) + ": " + escaped(value)) }
    }
    let head = article.head
    lines.append(head.ref + (record.map { "/" + $0.id } ?? ""))
    add("title", head.title)
    add("outlet", head.outlet)
    add("published.on", head.published)
    add("url", head.url)
    add("captured", article.captured)
    add("version", article.version)
    add("rules_hash", article.rules)
    add("source_hash", article.sourceHash)
    add("revises", article.revises)
    add("revised_by", article.revisedBy)
    for appearance in article.appearances.dropFirst() {
      add(
        "also_in", [appearance.outlet, appearance.published, appearance.url].compactMap(\.self).joined(separator: " "))
    }
    add("reprint_of", article.reprintOf.map(Self.told))
    for reprint in article.reprints { add("reprinted", Self.told(reprint)) }
    guard let record else {
      return Array(
        (lines.joined(separator: "\n") + "\n\n" + onLines(String(decoding: article.text.bytes, as: UTF8.self)) + "\n")
          .utf8)
    }
    if let correction { lines.append(correction.line(language)) }
    add("rule.found", "\(record.rule) (\(record.confidence))")
    add("speaker", record.name("speaker"))
    add("attribution.by", record.voucher)
    let chain = record.json["chain"]?.array?.map { link in
      link.string == "outlet"
        ? head.outlet ?? Messages.report.text("chain.outlet", language)
        : record.entityName(link.string) ?? link["unnamed"]?["text"]?.string ?? "?"
    }
    add("chain", chain?.joined(separator: " ← "))
    for step in record.json["explain"]?.array ?? [] {
      let place = step["span"]?["text"]?.string.map { " «\($0)»" } ?? ""
      lines.append("  - " + escaped((step["said"]?.string ?? "") + place))
    }
    return Array((lines.joined(separator: "\n") + "\n\n" + onLines(inContext) + "\n").utf8)
  }

  /// A text with its lines, and nothing in it that a terminal obeys.
  private func onLines(_ text: String) -> String {
    text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map { escaped(String($0)) }
      .joined(separator: "\n")
  }

  private static func told(_ head: ArticleHead) -> String {
    [head.published, head.outlet, head.ref].compactMap(\.self).joined(separator: " ")
  }

  /// What somebody says of the record.
  private var correction: Correction? {
    record.flatMap { record in article.corrections.last { $0.record == record.id } }
  }

  /// The record's words between brackets, with what stands around them.
  private var inContext: String {
    guard let span = outline else { return "" }
    let scalars = Array(String(decoding: article.text.bytes, as: UTF8.self).unicodeScalars)
    func text(_ range: Range<Int>) -> String {
      var out = String.UnicodeScalarView()
      out.append(contentsOf: scalars[range.clamped(to: 0..<scalars.count)])
      return String(out)
    }
    let start = max(0, span.lowerBound - context)
    let end = min(scalars.count, span.upperBound + context)
    return (start > 0 ? "…" : "") + text(start..<span.lowerBound) + "[" + text(span) + "]"
      + text(span.upperBound..<max(end, span.upperBound)) + (end < scalars.count ? "…" : "")
  }

  /// From the first to the last character that the record is made of.
  private var outline: Range<Int>? {
    guard let record else { return nil }
    var spans: [(Int, Int)] = []
    for key in ["span", "trigger", "cue", "content", "spans"] {
      let value = record.json[key]
      for span in value?.array ?? [value].compactMap(\.self) {
        if let start = span["start"]?.integer, let end = span["end"]?.integer { spans.append((start, end)) }
      }
    }
    guard let start = spans.map(\.0).min(), let end = spans.map(\.1).max(), start <= end else { return nil }
    return start..<end
  }

  // MARK: For programs

  public func json(_ reading: JSON?) -> [UInt8] {
    var json = JSONWriter()
    json.openObject()
    json.key("id"); json.string(article.head.ref + (record.map { "/" + $0.id } ?? ""))
    json.key("article")
    json.openObject()
    json.key("id"); json.string(article.head.ref)
    json.key("title"); json.string(article.head.title)
    json.key("outlet"); json.string(article.head.outlet)
    json.key("author"); json.string(article.head.author)
    json.key("url"); json.string(article.head.url)
    json.key("published"); json.string(article.head.published)
    json.key("captured"); json.string(article.captured)
    json.key("version"); json.string(article.version)
    json.key("rules"); json.string(article.rules)
    json.key("source_hash"); json.string(article.sourceHash)
    json.key("revises"); json.string(article.revises)
    json.key("revised_by"); json.string(article.revisedBy)
    json.key("appearances")
    json.array(article.appearances) { json, appearance in
      json.openObject()
      json.key("outlet"); json.string(appearance.outlet)
      json.key("url"); json.string(appearance.url)
      json.key("published"); json.string(appearance.published)
      json.key("captured"); json.string(appearance.captured)
      json.closeObject()
    }
    json.key("reprint_of"); json.string(article.reprintOf?.ref)
    json.key("reprints"); json.array(article.reprints) { $0.string($1.ref) }
    json.closeObject()
    if let record {
      json.key("record"); json.value(record.json)
      json.key("correction"); json.correction(correction)
      json.key("context"); json.string(inContext)
    } else {
      json.key("text"); json.string(String(decoding: article.text.bytes, as: UTF8.self))
      json.key("reading"); json.value(reading)
      json.key("corrections")
      json.array(article.corrections) { json, correction in
        json.openObject()
        json.key("record"); json.string(correction.record)
        json.key("correction"); json.correction(correction)
        json.closeObject()
      }
    }
    json.closeObject()
    json.newline()
    return json.bytes
  }
}
