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

  /// All entries, each made when it is asked for.
  var entries: Entries { Entries(stubs: stubs) }
  private(set) var phrases = PhraseIndex(minimumCapacity: 16384)
  /// Spellings that begin with an article, without it: what stands behind `لل`.
  private(set) var phrasesAfterLam = PhraseIndex(minimumCapacity: 2048)
  /// What is a name of its own in quotation marks alone: «الشرق الأوسط» is a paper.
  private(set) var quoted = PhraseIndex(minimumCapacity: 16)
  /// Nationality adjectives in all forms, to ``Adjective`` values.
  private(set) var adjectives = PhraseIndex(minimumCapacity: 8192)
  private(set) var countryCodes: [String] = []
  /// The country's entry by its code.
  private(set) var countryEntries: [String: Int] = [:]
  private var stubs: [Stub] = []
  private var weak = WordIndex(minimumCapacity: 512)
  /// The name at hand, and a form of it.
  private var name = FoldedName()
  private var form = FoldedName()

  static let embedded = Gazetteer(own: [])

  /// - Parameter own: the user's names, which win over all others.
  init(own rows: [NameLexicon.Row]) {
    for row in rows {
      let number = add(.own(Entry(kind: row.kind, name: row.name, latin: row.latin, role: row.role, isOwn: true)))
      for words in row.spellings {
        name.set(words)
        insertName(number, isShort: false)
      }
    }
    Table(isnad_weak_names_bytes(), count: isnad_weak_names_size()).forEachRow { row in
      name.set(row.field(0))
      weak.insert(name.bytes, 1)
    }
    Table(isnad_teams_bytes(), count: isnad_teams_size()).forEachRow { row in
      add(.team(row), names: row.field(0))
    }
    addCountries()
    Table(isnad_organizations_bytes(), count: isnad_organizations_size()).forEachRow { row in
      guard !row.field(0).isEmpty else { return }
      let number = add(.organization(row), names: row.field(0))
      // Forms that speak of it only where a fuller one stands in the article.
      for name in row.field(4).list { insert(name, number, isShort: false, isWeak: true) }
    }
    Table(isnad_places_bytes(), count: isnad_places_size()).forEachRow { row in
      if !row.field(0).isEmpty { add(.place(row), names: row.field(0)) }
    }
    Table(isnad_groups_bytes(), count: isnad_groups_size()).forEachRow { row in
      if !row.field(0).isEmpty { add(.group(row), names: row.field(0)) }
    }
    Table(isnad_people_bytes(), count: isnad_people_size()).forEachRow { row in addPerson(row) }
  }

  private mutating func add(_ stub: Stub) -> Int {
    stubs.append(stub)
    return stubs.count - 1
  }

  /// Adds an entry under all the names in a list.
  @discardableResult
  private mutating func add(_ stub: Stub, names: Field) -> Int {
    let number = add(stub)
    for name in names.list {
      guard name.hasPrefix("«") else {
        insert(name, number, isShort: false)
        continue
      }
      self.name.set(name.dropFirst(2).dropLast(2))
      quoted.insert(self.name, Int32(number) << 6 | Int32(min(Hit.longest, self.name.ends.count)) << 2)
    }
    return number
  }

  private mutating func insert(_ spelling: Field, _ entry: Int, isShort: Bool, isWeak: Bool = false) {
    name.set(spelling)
    insertName(entry, isShort: isShort, isWeak: isWeak)
  }

  /// Adds the name at hand as a spelling of an entry.
  private mutating func insertName(_ entry: Int, isShort: Bool, isWeak: Bool = false) {
    guard !name.ends.isEmpty else { return }
    let isWeak = isWeak || weak[name.bytes] != nil
    let words = min(Hit.longest, name.ends.count)
    let value = Int32(entry) << 6 | Int32(words) << 2 | (isWeak ? 1 : 0) | (isShort ? 2 : 0)
    phrases.insert(name, value)
    if name.hasArticle { phrasesAfterLam.insert(name, from: Letters.article.count, value) }
  }

  private mutating func addCountries() {
    Table(isnad_countries_bytes(), count: isnad_countries_size()).forEachRow { row in
      guard !row.field(1).isEmpty else { return }
      let country = add(.country(row, seat: -1), names: row.field(1))
      countryCodes.append(row.string(0))
      countryEntries[row.string(0)] = country
      if !row.field(5).isEmpty {
        let seat = add(.capital(row, country: Int32(country)), names: row.field(5))
        stubs[country] = .country(row, seat: Int32(seat))
      }
      addAdjectives(row.field(3), plurals: row.field(4), country: Int32(countryCodes.count - 1))
    }
  }

  private mutating func addAdjectives(_ stems: Field, plurals: Field, country: Int32) {
    for stem in stems.list {
      name.set(stem)
      for (kind, endings) in Adjective.endings {
        let value = country << 3 | kind.rawValue << 1
        for ending in endings {
          form.set(name, ending: ending)
          adjectives.insert(form, value)
          form.set(name, ending: ending, article: .all)
          adjectives.insert(form, value | 1)
        }
      }
    }
    for plural in plurals.list {
      name.set(plural)
      let value = country << 3 | Adjective.Form.brokenPlural.rawValue << 1
      adjectives.insert(name, value)
      form.set(name, article: .all)
      adjectives.insert(form, value | 1)
    }
  }

  /// A family name speaks of the person unless the article names another bearer: the parts after `+`, or the last word.
  private mutating func addPerson(_ row: Table.Row) {
    guard !row.field(0).isEmpty else { return }
    let number = add(.person(row))
    let names = row.field(0)
    for name in names.list {
      if let full = name.parts(separator: 0x2B).first { insert(full, number, isShort: false) }
    }
    let hasShort = names.contains(0x2B)
    for name in names.list {
      if hasShort {
        for short in name.parts(separator: 0x2B).dropFirst() { insert(short, number, isShort: true) }
      } else if let family = familyName(of: name) {
        insert(family, number, isShort: true)
      }
    }
  }
}

extension Gazetteer {
  /// The last word of a name, عبد before it included: nobody is called العزيز.
  private func familyName(of name: Field) -> Field? {
    var before: Field?
    var last: Field?
    for word in name.words {
      before = last
      last = word
    }
    guard let last, let before, before == "عبد" else { return last }
    return name.dropFirst(name.count - last.count - 1 - before.count)
  }

  /// An entry as a row that is read when somebody asks: most entries are in no text of a run.
  fileprivate enum Stub: Sendable {
    case own(Entry)
    case team(Table.Row), organization(Table.Row), place(Table.Row), group(Table.Row), person(Table.Row)
    case country(Table.Row, seat: Int32)
    case capital(Table.Row, country: Int32)

    var entry: Entry {
      switch self {
      case .own(let entry): entry
      case .team(let row): Entry(kind: .group, name: row.string(0), isOther: true)
      case .organization(let row):
        Entry(
          kind: .organization, name: first(row, 0), latin: row.string(1), country: row.field(2).filled,
          sector: row.field(3).filled)
      case .place(let row): named(row, .place)
      case .group(let row): named(row, .group)
      case .person(let row):
        Entry(
          kind: .person, name: first(row, 0, separator: 0x2B), latin: row.string(1), country: row.field(2).filled,
          gender: row.field(3) == "f" ? .feminine : .masculine)
      case .country(let row, let seat):
        Entry(kind: .place, name: first(row, 1), latin: row.string(2), country: row.string(0), seat: seat)
      case .capital(let row, let country):
        Entry(kind: .place, name: first(row, 5), latin: row.string(6), country: row.string(0), seat: country)
      }
    }

    private func named(_ row: Table.Row, _ kind: Entity.Kind) -> Entry {
      Entry(kind: kind, name: first(row, 0), latin: row.string(1), country: row.field(2).filled)
    }

    private func first(_ row: Table.Row, _ column: Int, separator: UInt8 = 0x7C) -> String {
      let name = row.field(column).list.first
      return name?.parts(separator: separator).first?.string ?? ""
    }
  }

  /// The English adjective of a people, by an ``Adjective/country``; nil where there is none.
  func demonym(_ country: Int) -> String? {
    guard let entry = countryEntries[countryCodes[country]], case .country(let row, _) = stubs[entry] else {
      return nil
    }
    return row.field(7).filled
  }

  struct Entries: RandomAccessCollection, Sendable {
    fileprivate let stubs: [Stub]

    var startIndex: Int { 0 }
    var endIndex: Int { stubs.count }
    subscript(i: Int) -> Entry { stubs[i].entry }
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

  /// The endings of each form, folded, added to the masculine singular.
  static let endings: [(Form, [StaticString])] = [
    (.masculine, ["", "ا", "ان"]), (.feminine, ["ه", "تان", "تين", "ات"]), (.plural, ["ون", "ين", "و"]),
  ]
}

/// The folded words of a name.
func foldedWords(_ name: String) -> [[UInt8]] {
  name.split(separator: " ").map { Folding.folded.of(String($0)) }
}

/// The folded words of a name.
func foldedWords(_ name: Field) -> [[UInt8]] { name.words.map(\.folded) }

/// The folded words of a name, joined.
func joined(_ name: String) -> [UInt8] { foldedWords(name).flatMap { $0 } }
