import IsnadFormats
public import IsnadMessages
public import IsnadStories

/// Prints stories: which articles tell one event, which only reprint another, who was first.
public struct StoriesFormat: Sendable {
  public var format: CollectionFormat
  public var language: Language
  /// Whether stories of one article are printed too.
  public var isComplete: Bool

  public init(_ format: CollectionFormat, language: Language = .english, isComplete: Bool = false) {
    self.format = format
    self.language = language
    self.isComplete = isComplete
  }

  /// - Parameter names: The name to print for each article, beside ``StoryIndex/sketches``.
  public func encode(_ index: StoryIndex, names: [String]) -> [UInt8] {
    let stories = index.stories()
    switch format {
    case .tsv: return table(stories, names)
    case .json: return json(stories, index, names)
    case .text: return report(stories, index, names)
    }
  }

  /// Article, story, and what it reprints: every article has its row, `-` where nobody else tells its story.
  private func table(_ stories: [Story], _ names: [String]) -> [UInt8] {
    var rows: [(index: Int, row: String)] = []
    for story in stories {
      let name = story.articles.count > 1 ? cell(story.id) : "-"
      for telling in story.tellings {
        rows.append((telling.first, "\(cell(names[telling.first]))\t\(name)\t"))
        for copy in telling.reprints {
          rows.append((copy, "\(cell(names[copy]))\t\(name)\t\(cell(names[telling.first]))"))
        }
      }
    }
    let sorted = rows.sorted { $0.index < $1.index }.map(\.row)
    return Array(("# article\tstory\treprint of\n" + sorted.map { $0 + "\n" }.joined()).utf8)
  }

  private func cell(_ text: String) -> String {
    String(decoding: text.utf8.map { $0 < 0x20 ? 0x20 : $0 }, as: UTF8.self)
  }

  private func json(_ stories: [Story], _ index: StoryIndex, _ names: [String]) -> [UInt8] {
    var json = JSONWriter()
    func article(_ i: Int, _ json: inout JSONWriter) {
      json.key("article"); json.string(names[i])
      json.key("outlet"); json.string(index.sketches[i].outlet)
      json.key("published"); json.string(index.sketches[i].published)
    }
    json.openObject()
    json.key("articles"); json.integer(index.sketches.count)
    json.key("stories"); json.openArray()
    for story in stories where isComplete || story.articles.count > 1 {
      json.openObject()
      json.key("id"); json.string(story.id)
      json.key("tellings")
      json.array(story.tellings) { json, telling in
        json.openObject()
        article(telling.first, &json)
        json.key("first_basis"); json.string(telling.reprints.isEmpty ? nil : telling.isFirstByDate ? "date" : "order")
        json.key("reprints")
        json.array(telling.reprints) { json, copy in
          json.openObject()
          article(copy, &json)
          json.closeObject()
        }
        json.closeObject()
      }
      json.closeObject()
    }
    json.closeArray()
    json.closeObject()
    json.newline()
    return json.bytes
  }

  private func report(_ stories: [Story], _ index: StoryIndex, _ names: [String]) -> [UInt8] {
    var lines = ReportLines(language)
    func described(_ i: Int) -> String {
      [index.sketches[i].published, index.sketches[i].outlet, names[i]].compactMap { $0 }.joined(separator: "  ")
    }
    var shown = 0
    for story in stories where isComplete || story.articles.count > 1 {
      shown += 1
      lines.line("\(story.id)  " + lines.say("stories.size", String(story.articles.count)))
      for telling in story.tellings {
        lines.line(described(telling.first), indent: 2)
        for copy in telling.reprints { lines.line(lines.say("stories.reprint") + "  " + described(copy), indent: 4) }
      }
    }
    let alone = stories.count { $0.articles.count == 1 }
    lines.line(lines.say("stories.summary", String(shown), String(alone)))
    return lines.bytes
  }
}
