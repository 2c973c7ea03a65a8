import Foundation
import IsnadDocument
import IsnadLanguage
import IsnadTesting
import IsnadText
import Testing

@Suite struct ReferenceTests {
  @Test("the program and the trainer say the same of the same sentences (Training/reference.py writes the trainer's)")
  func agreement() throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    let sentences = try String(contentsOf: folder.appending(path: "sentences.txt"), encoding: .utf8)
    var lines = ""
    for sentence in sentences.split(separator: "\n") {
      let analysis = LanguageModel.embedded.analyse(Document(SourceText(String(sentence))), by: .paragraph)
      for (i, word) in analysis.words.enumerated() {
        lines +=
          "\(analysis.form(of: i))\t\(word.upos.name)\t\(analysis.xposName(of: i))\t\(word.head + 1)\t\(analysis.relationName(of: i))\n"
      }
      lines += "\n"
    }
    try expectGolden(lines, "reference.tsv")
  }
}
