import IsnadMessages
import IsnadNames
import IsnadText

/// The user's own names on disk.
struct LexiconFile {
  let name: String

  func lexicon() throws -> NameLexicon {
    let file = ArticleFile(name: name)
    let text = try file.text(declared: nil)
    switch NameLexicon.read(String(decoding: text.bytes, as: UTF8.self)) {
    case .success(let lexicon): return lexicon
    case .failure(let error): throw Failure(.data, message(error, file.shown))
    }
  }

  private func message(_ error: NameLexicon.BadLine, _ file: String) -> String {
    let line = String(error.line)
    let errors = Messages.errors
    switch error.fault {
    case .noKind: return errors.text("lexicon.no-kind", .current, file, line)
    case .noName: return errors.text("lexicon.no-name", .current, file, line)
    case .unknownKind(let kind): return errors.text("lexicon.unknown-kind", .current, file, line, kind)
    case .columns(let count): return errors.text("lexicon.columns", .current, file, line, String(count))
    case .unusable(let name):
      return errors.text("lexicon.unusable", .current, file, line, name, String(NameLexicon.maximumWordCount))
    case .repeated(let name, let first):
      return errors.text("lexicon.repeated", .current, file, line, name, String(first))
    }
  }
}
