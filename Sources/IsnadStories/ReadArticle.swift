import IsnadCalendar
import IsnadDocument
public import IsnadReading
public import IsnadRecords
import IsnadText

/// An article with what was read in it and the story that it belongs to.
public struct ReadArticle: Sendable {
  public let article: Article
  public let reading: Reading
  /// ``Story/id``; nil where stories were not asked for.
  public let story: String?
  /// The ids of records that don't count because somebody rejected them: `F2`.
  public let rejected: Set<String>
  /// The caller's own numbers of the reading's entities, in their order; empty where it has none.
  public let entities: [Int64]

  public init(
    article: Article, reading: Reading, story: String? = nil, rejected: Set<String> = [], entities: [Int64] = []
  ) {
    self.entities = entities
    self.article = article
    self.reading = reading
    self.story = story
    self.rejected = rejected
  }

  func isRejected(_ letter: Character, _ index: Int) -> Bool {
    !rejected.isEmpty && rejected.contains("\(letter)\(index + 1)")
  }

  /// The day of publication, `YYYY-MM-DD`; nil where it is not known.
  var publishedDay: String? { article.published.map { String(String(describing: $0).prefix(10)) } }

  /// The day that a time record tells, `YYYY-MM-DD`; nil where it tells a longer or an unknown time.
  func day(ofTime time: Int?) -> String? {
    guard let time, reading.times.indices.contains(time) else { return nil }
    let value = reading.times[time].value
    return CivilDate(iso: value) == nil ? nil : String(value.prefix(10))
  }

  func text(_ span: ByteSpan) -> String { reading.document.text[span] }
}

/// Somebody or something that several articles name, by a key that is the same in all of them.
public struct Named: Sendable, Hashable {
  /// The Wikidata item where it is known, else the folded name without spaces and article.
  public let key: String
  /// As the article writes it.
  public let name: String

  init(_ entity: Entity) {
    name = entity.name
    key = entity.wikidata ?? nameKey(entity.name)
  }

  init(key: String, name: String) {
    self.key = key
    self.name = name
  }
}

/// A name for comparing: folded, without spaces and without the article of its first word.
public func nameKey(_ name: String) -> String {
  let folded = Folding.folded.of(name).filter { $0 != 0x20 }
  let article = Array("ال".utf8)
  let bare = folded.starts(with: article) && folded.count >= 10 ? folded.dropFirst(article.count) : folded[...]
  return String(decoding: bare, as: UTF8.self)
}

extension Entity {
  /// Whether somebody who asks for `asked` means this one: its name or a spelling of it, its Latin name, its Wikidata item.
  public func isMeant(by asked: String) -> Bool {
    let key = nameKey(asked)
    guard !key.isEmpty else { return false }
    return wikidata == asked || nameKey(name) == key || variants.contains { nameKey($0) == key }
      || latin.map { nameKey($0) == key } ?? false
  }
}

/// `text` where it is a day, `YYYY-MM-DD`.
public func day(_ text: String) -> String? { text.utf8.count == 10 && CivilDate(iso: text) != nil ? text : nil }
