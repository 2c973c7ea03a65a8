import IsnadDocument
import IsnadLanguage
import IsnadRecords
import IsnadText
import Testing

@testable import IsnadNames

@Suite struct NameLexiconTests {
  @Test("the user's names come before everything else")
  func own() throws {
    let lexicon = try NameLexicon.read("# ours\nدار النخيل\torganization\tالنخيل\tPalm House\t\nلندن\torganization\n")
      .get()
    #expect(lexicon.count == 2)
    let document = Document(SourceText("قالت دار النخيل إن لندن وقعت العقد"))
    let names = findNames(in: document, analysis: LanguageModel.embedded.analyse(document), lexicon: lexicon)
    #expect(names.entities.map(\.kind) == [.organization, .organization])
    #expect(names.entities.first?.latin == "Palm House")
  }

  @Test(
    "a bad row is an error with its line",
    arguments: [
      ("الاسم\tperson\nبلا نوع\n", 2), ("# head\n\nاسم\trobot\n", 3), ("\tperson\n", 1),
      ("اسم\tperson\ta\tb\tc\td\n", 1),
    ])
  func bad(_ text: String, _ line: Int) {
    switch NameLexicon.read(text) {
    case .success: Issue.record("this should be refused")
    case .failure(let error): #expect(error.line == line)
    }
  }
}
