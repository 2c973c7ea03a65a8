public import IsnadArchive
import IsnadFormats
import IsnadListing
import IsnadText

extension Desk {
  /// People, organizations, places and groups, those that most articles name first. How many there are is not counted.
  public func entities(
    named name: String?, kind: String?, after cursor: Cursor?, limit: Int
  ) throws(ArchiveError) -> Listing {
    let page = try archive.entities(named: name, kind: kind, after: cursor, limit: limit)
    let items = page.entities.map { entity in
      var json = JSONWriter()
      json.openObject()
      json.key("id"); json.string(String(entity.id))
      json.key("kind"); json.string(entity.kind)
      json.key("name"); json.string(entity.name)
      json.key("latin"); json.string(entity.latin)
      json.key("wikidata"); json.string(entity.wikidata)
      json.key("country"); json.string(entity.country)
      json.key("articles"); json.integer(entity.articles)
      json.key("first"); json.string(entity.firstDay)
      json.key("last"); json.string(entity.lastDay)
      json.closeObject()
      return json.bytes
    }
    return Listing(items: items, total: nil, next: page.next)
  }

  /// Everything of one entity.
  public func entity(_ id: String) throws -> EntityCard {
    // Numbers of this archive: digits alone.
    guard let number = Int64(id), String(number) == id, let card = try archive.entity(number) else {
      throw DeskError.missing
    }
    return card
  }

  public func encoded(_ card: EntityCard) throws(ArchiveError) -> [UInt8] {
    var json = JSONWriter()
    json.openObject()
    json.entityKeys(card)
    json.entityParts(card)
    json.key("edits")
    json.array(try archive.entityEdits(of: card.id)) { json, edit in json.edit(edit) }
    json.closeObject()
    json.newline()
    return json.bytes
  }

  /// The spellings of an entity, the most frequent first.
  public func variants(_ card: EntityCard) -> [UInt8] {
    var json = JSONWriter()
    json.openObject()
    json.key("id"); json.string(String(card.id))
    json.key("name"); json.string(card.name)
    json.key("variants"); json.counted(card.spellings)
    json.closeObject()
    json.newline()
    return json.bytes
  }

  /// Who may be meant by a name, with what speaks for each.
  public func candidates(for name: String, limit: Int) throws(ArchiveError) -> [UInt8] {
    let cards = try archive.entities(named: name, limit: limit)
    let all = cards.reduce(0) { $0 + $1.articles }
    let folded = Folding.folded.of(name)
    var json = JSONWriter()
    json.openObject()
    json.key("name"); json.string(name)
    json.key("candidates")
    json.array(cards) { json, card in
      let isWhole = card.spellings.contains { Folding.folded.of($0.name) == folded }
      json.openObject()
      json.entityKeys(card)
      // Who is named most is meant most often; the share says no more than that.
      json.key("score"); json.number((Double(card.articles) / Double(max(1, all)) * 1000).rounded() / 1000)
      json.key("reasons")
      json.array([isWhole ? "whole_name" : "part_of_name", "share_of_articles"]) { $0.string($1) }
      json.closeObject()
    }
    json.closeObject()
    json.newline()
    return json.bytes
  }
}
