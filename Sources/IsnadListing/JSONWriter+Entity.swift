public import IsnadArchive
import IsnadFormats

/// Who somebody is over all articles, as the command line and the API write it. Numbers of an archive are strings, so that nobody
/// reckons with them.
extension JSONWriter {
  /// What a list tells of an entity, and its spellings with their counts.
  public mutating func entityKeys(_ card: EntityCard) {
    key("id"); string(String(card.id))
    key("kind"); string(card.kind)
    key("name"); string(card.name)
    key("latin"); string(card.latin)
    key("wikidata"); string(card.wikidata)
    key("country"); string(card.country)
    key("articles"); integer(card.articles)
    key("first"); string(card.firstDay)
    key("last"); string(card.lastDay)
    key("variants"); counted(card.spellings)
  }

  /// What an entity is called over time, and what it takes part in.
  public mutating func entityParts(_ card: EntityCard) {
    key("roles")
    array(card.roles) { json, role in
      json.openObject()
      json.key("text"); json.string(role.text)
      json.key("articles"); json.integer(role.articles)
      json.key("first"); json.string(role.firstDay)
      json.key("last"); json.string(role.lastDay)
      json.closeObject()
    }
    key("parts"); counted(card.parts)
  }

  public mutating func counted(_ items: [EntityCard.Counted]) {
    array(items) { json, item in
      json.openObject()
      json.key("name"); json.string(item.name)
      json.key("count"); json.integer(item.count)
      json.closeObject()
    }
  }

  /// A merge or a split by hand.
  public mutating func edit(_ edit: EntityEdit) {
    openObject()
    key("id"); integer(Int(edit.id))
    key("action"); string(edit.action.rawValue)
    key("entity"); string(String(edit.entity))
    key("name"); string(edit.name)
    key("other"); string(String(edit.other))
    key("other_name"); string(edit.otherName)
    key("reason"); string(edit.reason)
    key("made"); string(edit.made)
    key("undone"); string(edit.undone)
    closeObject()
  }
}
