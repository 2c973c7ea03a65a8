import CIsnadData
import IsnadLexicon
import IsnadRecords
import IsnadText

/// The names that the program knows: countries, places, organisations, peoples and persons, by all their spellings.
struct Gazetteer: Sendable {
  struct Entry: Sendable {
    var kind: Entity.Kind
    var name: String
    var latin: String?
    /// ISO 3166-1 alpha-3.
    var country: String?
    /// A PLOVER sector.
    var sector: String?
    var gender: Names.Gender = .unknown
    /// The capital's entry of a country, the country's entry of a capital; -1 where there is none.
    var seat: Int32 = -1
    /// What the user says the person is.
    var role: String?
    var isOwn = false
    /// A club, a cup, a weapon: a name, but of no entity.
    var isOther = false
  }

  /// What stands in ``phrases``: an entry, and what is special about this spelling of it.
  struct Hit: Sendable {
    var entry: Int
    /// How many words the spelling has: a text may write fewer (`خانيونس`), never more.
    var words: Int
    /// A common word too.
    var isWeak: Bool
    /// A family name or a short form: it stands for the entry only where nothing else claims it.
    var isShort: Bool

    /// The most words that a spelling may have.
    static let longest = 15

    init(_ value: Int32) {
      entry = Int(value >> 6)
      words = Int(value >> 2 & 15)
      isWeak = value & 1 != 0
      isShort = value & 2 != 0
    }
  }

  private(set) var entries: [Entry] = []
  private(set) var phrases = PhraseIndex()
  /// Spellings that begin with an article, without it: what stands behind `لل`.
  private(set) var phrasesAfterLam = PhraseIndex()
  /// Nationality adjectives in all forms, to ``Adjective`` values.
  private(set) var adjectives = PhraseIndex()
  private(set) var countryCodes: [String] = []
  private var weak: Set<[UInt8]> = []

  static let embedded = Gazetteer(own: [])

  /// - Parameter own: the user's names, which win over all others.
  init(own rows: [NameLexicon.Row]) {
    for row in rows {
      let own = add(Entry(kind: row.kind, name: row.name, latin: row.latin, role: row.role, isOwn: true), names: [])
      for words in row.spellings { insert(words, own, isShort: false) }
    }
    Table(isnad_weak_names_bytes(), count: isnad_weak_names_size()).forEachRow { weak.insert(joined($0.string(0))) }
    Table(isnad_teams_bytes(), count: isnad_teams_size()).forEachRow { row in
      add(Entry(kind: .group, name: row.string(0), isOther: true), names: row.list(0))
    }
    addCountries()
    addOrganizations()
    addPlaces()
    addGroups()
    addPeople()
  }

  /// Adds an entry under all its spellings.
  ///
  /// - Parameters:
  ///   - short: family names, which speak of the entry unless the article names another bearer.
  ///   - supported: forms that speak of it only where a fuller one stands in the article.
  @discardableResult
  mutating func add(_ entry: Entry, names: [String], short: [String] = [], supported: [String] = []) -> Int {
    let number = entries.count
    entries.append(entry)
    for name in names { insert(name, number, isShort: false) }
    for name in short { insert(name, number, isShort: true) }
    for name in supported { insert(name, number, isShort: false, isWeak: true) }
    return number
  }

  private mutating func insert(_ name: String, _ entry: Int, isShort: Bool, isWeak: Bool = false) {
    insert(foldedWords(name), entry, isShort: isShort, isWeak: isWeak)
  }

  private mutating func insert(_ words: [[UInt8]], _ entry: Int, isShort: Bool, isWeak: Bool = false) {
    guard let first = words.first else { return }
    let value =
      Int32(entry) << 6 | Int32(min(Hit.longest, words.count)) << 2
      | (isWeak || weak.contains(words.flatMap { $0 }) ? 1 : 0)
      | (isShort ? 2 : 0)
    phrases.insert(words, value)
    if first.starts(with: Letters.article), first.count > Letters.article.count {
      phrasesAfterLam.insert([Array(first.dropFirst(Letters.article.count))] + words.dropFirst(), value)
    }
  }

  private mutating func addCountries() {
    Table(isnad_countries_bytes(), count: isnad_countries_size()).forEachRow { row in
      let code = row.string(0)
      let names = row.list(1)
      guard let name = names.first else { return }
      let country = add(Entry(kind: .place, name: name, latin: row.string(2), country: code), names: names)
      countryCodes.append(code)
      if let capital = row.list(5).first {
        let seat = add(
          Entry(kind: .place, name: capital, latin: row.string(6), country: code, seat: Int32(country)),
          names: row.list(5))
        entries[country].seat = Int32(seat)
      }
      addAdjectives(row.list(3), plurals: row.list(4), country: Int32(countryCodes.count - 1))
    }
  }

  private mutating func addAdjectives(_ stems: [String], plurals: [String], country: Int32) {
    for stem in stems {
      for (form, endings) in Adjective.endings {
        for ending in endings {
          let words = foldedWords(stem + ending)
          let value = country << 3 | form.rawValue << 1
          adjectives.insert(words, value)
          guard let first = words.first else { continue }
          adjectives.insert([Letters.article + first] + words.dropFirst().map { Letters.article + $0 }, value | 1)
        }
      }
    }
    for plural in plurals {
      let words = foldedWords(plural)
      let value = country << 3 | Adjective.Form.brokenPlural.rawValue << 1
      adjectives.insert(words, value)
      if let first = words.first {
        adjectives.insert([Letters.article + first], value | 1)
      }
    }
  }

  private mutating func addOrganizations() {
    Table(isnad_organizations_bytes(), count: isnad_organizations_size()).forEachRow { row in
      guard let name = row.list(0).first else { return }
      add(
        Entry(
          kind: .organization, name: name, latin: row.string(1), country: filled(row.string(2)),
          sector: filled(row.string(3))),
        names: row.list(0), supported: row.list(4))
    }
  }

  private mutating func addPlaces() {
    Table(isnad_places_bytes(), count: isnad_places_size()).forEachRow { row in
      guard let name = row.list(0).first else { return }
      add(Entry(kind: .place, name: name, latin: row.string(1), country: filled(row.string(2))), names: row.list(0))
    }
  }

  private mutating func addGroups() {
    Table(isnad_groups_bytes(), count: isnad_groups_size()).forEachRow { row in
      guard let name = row.list(0).first else { return }
      add(Entry(kind: .group, name: name, latin: row.string(1), country: filled(row.string(2))), names: row.list(0))
    }
  }

  private mutating func addPeople() {
    Table(isnad_people_bytes(), count: isnad_people_size()).forEachRow { row in
      var names: [String] = []
      var short: [String] = []
      for name in row.list(0) {
        let parts = name.split(separator: "+").map(String.init)
        names += parts.prefix(1)
        short += parts.dropFirst()
      }
      if short.isEmpty { short = names.compactMap { $0.split(separator: " ").last.map(String.init) } }
      guard let name = names.first else { return }
      let gender: Names.Gender = row.string(3) == "f" ? .feminine : .masculine
      add(
        Entry(
          kind: .person, name: name, latin: row.string(1), country: filled(row.string(2)), sector: nil, gender: gender),
        names: names, short: short)
    }
  }
}

/// A nationality adjective as an article writes it.
struct Adjective: Sendable {
  enum Form: Int32, Sendable {
    case masculine, feminine, plural, brokenPlural
  }

  /// Index into ``Gazetteer/countryCodes``.
  let country: Int
  let form: Form
  let isDefinite: Bool

  /// - Parameter isDefinite: whether the article is told by what stands before (`للفلسطينيين`).
  init(_ value: Int32, isDefinite: Bool) {
    country = Int(value >> 3)
    form = Form(rawValue: value >> 1 & 3) ?? .masculine
    self.isDefinite = isDefinite || value & 1 != 0
  }

  /// The endings of each form, added to the masculine singular.
  static let endings: [(Form, [String])] = [
    (.masculine, ["", "ا", "ان"]), (.feminine, ["ة", "تان", "تين", "ات"]), (.plural, ["ون", "ين", "و"]),
  ]
}

/// The folded words of a name.
func foldedWords(_ name: String) -> [[UInt8]] {
  name.split(separator: " ").map { Folding.folded.of(String($0)) }
}

/// The folded words of a name, joined.
func joined(_ name: String) -> [UInt8] { foldedWords(name).flatMap { $0 } }

private func filled(_ field: String) -> String? { field.isEmpty ? nil : field }
