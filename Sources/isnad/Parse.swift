import ArgumentParser
import IsnadDocument
import IsnadFormats
import IsnadLanguage
import IsnadMessages
import IsnadText

/// `isnad parse`: words, tags, lemmas and trees as CoNLL-U.
struct Parse: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "parse", abstract: help("abstract.parse"), discussion: help("discussion.parse"))

  enum Input: String { case text, lines, conllu }

  @Option(help: ArgumentHelp(help("option.input"), valueName: help("value.format"))) var input = Input.text.rawValue
  @OptionGroup var common: CommonOptions
  @OptionGroup var articles: ArticleArguments

  func run() throws {
    guard let input = Input(rawValue: input) else {
      throw Failure(.usage, Messages.errors.text("usage.input", .current, input))
    }
    try articles.forEach { _, text in
      let source =
        input == .conllu ? SourceText(String(decoding: CoNLLUText().lines(of: text.bytes), as: UTF8.self)) : text
      let document = Document(source)
      let analysis = LanguageModel.embedded.analyse(document, by: input == .text ? .treebankSentence : .paragraph)
      StandardStream.output.write(CoNLLUFormat().encode(document, analysis))
    }
  }
}
