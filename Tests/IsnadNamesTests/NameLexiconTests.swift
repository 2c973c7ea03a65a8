import IsnadDocument
import IsnadLanguage
import IsnadRecords
import IsnadTesting
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
    "the user's names stand with exact ends, whatever is around them",
    arguments: [
      "زارت وزيرة الثقافة مؤسسة [own|سطر-نون] المصرية",
      "قال [own|الغافقي] إن المجلس سيجتمع",
      "في [own|وادي الزيتون] العام",
      "وصل إلى [own|وادى الزيتون] وعاد",
      "كتب ل[own|سطر-نون] مقالا",
      "فاز بكأس [own|الغافقي] مرتين",
    ] as [MarkedText])
  func ends(_ text: MarkedText) throws {
    let own = "سطر-نون\torganization\nعمر الغافقي\tperson\tالغافقي\nوادي الزيتون\tplace\n"
    let document = text.document
    let names = findNames(
      in: document, analysis: LanguageModel.embedded.analyse(document), lexicon: try NameLexicon.read(own).get())
    let found = names.entities.filter { $0.evidence.rule == "name/own" }.flatMap { $0.mentions.map(\.span) }
    #expect(found == text["own"])
  }

  @Test("the example of the documentation can be read")
  func example() throws {
    #expect(try NameLexicon.read(Repository.text("Samples/lexicon.tsv")).get().count == 4)
  }

  @Test(
    "a bad row is an error with its line",
    arguments: [
      ("الاسم\tperson\nبلا نوع\n", 2, .noKind), ("# head\n\nاسم\trobot\n", 3, .unknownKind("robot")),
      ("\tperson\n", 1, .noName), ("اسم\tperson\ta\tb\tc\td\n", 1, .columns(6)), ("اسم\t\n", 1, .noKind),
      ("—\tplace\r\n", 1, .unusable("—")), ("اسم\tplace\tآخر|…\n", 1, .unusable("…")),
      ("نور\tplace\nسنا\tplace\tضوء|نور\n", 2, .repeated("نور", line: 1)),
      (
        String(repeating: "كلمة ", count: 16) + "\tplace\n", 1,
        .unusable(String(repeating: "كلمة ", count: 15) + "كلمة")
      ),
    ] as [(String, Int, NameLexicon.BadLine.Fault)])
  func bad(_ text: String, _ line: Int, _ fault: NameLexicon.BadLine.Fault) {
    switch NameLexicon.read(text) {
    case .success: Issue.record("this should be refused")
    case .failure(let error): #expect(error == NameLexicon.BadLine(line: line, fault: fault))
    }
  }
}
