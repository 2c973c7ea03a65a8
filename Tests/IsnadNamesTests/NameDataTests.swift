import CIsnadData
import IsnadLexicon
import IsnadRecords
import IsnadText
import Testing

@testable import IsnadNames

@Suite struct NameDataTests {
  @Test("tables that are searched in place stand in the order of their bytes")
  func sorted() {
    #expect(Table(isnad_common_words_bytes(), count: isnad_common_words_size()).isSorted)
    #expect(Table(isnad_name_units_bytes(), count: isnad_name_units_size()).isSorted)
    #expect(Table(isnad_cities_bytes(), count: isnad_cities_size()).isSorted)
  }

  @Test("a word is found with what the lists know of it")
  func facts() {
    let word = Folding.folded.of("ترامب")
    let facts = WordFacts(word, 0..<word.count)
    #expect(facts.zipf == 44)
    #expect(facts.foreign > 0)
    #expect(WordFacts.latin(word, 0..<word.count) == "Trump")
    let unknown = Folding.folded.of("قغزظ")
    #expect(WordFacts(unknown, 0..<unknown.count).isUnit == false)
  }

  @Test("every country code has three letters, every kind of sector is known")
  func codes() {
    for entry in Gazetteer.embedded.entries {
      #expect(entry.country?.utf8.count ?? 3 == 3, "\(entry.name)")
      if let sector = entry.sector {
        #expect(
          ["GOV", "MIL", "COP", "JUD", "LEG", "PTY", "REB", "MED", "BUS", "NGO", "IGO", "EDU"].contains(sector),
          "\(entry.name)")
      }
    }
  }

  @Test(
    "clitics that may stand before a name",
    arguments: [("وقال", [0, 2]), ("للامم", [0, 2, 4]), ("وبلدان", [0, 2, 4]), ("من", [0])])
  func clitics(_ word: String, _ lengths: [Int]) {
    let bytes = Folding.folded.of(word)
    #expect(CliticLengths(bytes, 0..<bytes.count).map(\.bytes) == lengths)
  }

  @Test(
    "a romanisation as English-Arabic pairs spell names, with the article apart",
    arguments: [("روبرت", "Robert"), ("الخليج", "al-Khalig"), ("هولينغبيري", "Hollingberry"), ("تومبكنز", "Tompkins")])
  func romanisation(_ arabic: String, _ latin: String) { #expect(Romanisation.of(arabic) == latin) }

  @Test(
    "organisations and peoples that no list holds are called in English where the words are known",
    arguments: [
      ("وزارة الصحة", .organization, "Ministry of Health"),
      ("وزارة الدفاع البريطانية", .organization, "British Ministry of Defense"),
      ("الجيش الأوكراني", .organization, "Ukrainian Army"), ("مكتب نتنياهو", .organization, "Office of Netanyahu"),
      ("الفلسطينيين", .group, "Palestinians"), ("الصينيون", .group, "Chinese"), ("وزارة النجوم", .organization, nil),
      ("وزارة", .organization, nil), ("الناس", .group, nil), ("وزارة الصحة", .place, nil),
    ] as [(String, Entity.Kind, String?)])
  func english(_ arabic: String, _ kind: Entity.Kind, _ latin: String?) {
    #expect(EnglishNames.shared.name(of: arabic, kind, .embedded) == latin)
  }

  @Test("بن is Ben at the start of a name and bin inside it")
  func sons() {
    #expect(LatinForms.known("بن كارسون", .person)?.hasPrefix("Ben ") == true)
    #expect(LatinForms.known("طلال بن فهد", .person)?.contains(" bin ") == true)
  }

  @Test("Latin letters stay as they are")
  func latinLetters() { #expect(Romanisation.of("ABC News") == "ABC News") }

  @Test("what the trained romanisation can't read is spelled letter by letter")
  func letterByLetter() {
    #expect(Romanisation.of(String(repeating: "ب", count: 20)).hasPrefix("B"))
    #expect(LatinModel.embedded.spelling([]) == nil)
    #expect(LatinModel.embedded.spelling([0x41]) == nil)
  }
}
