import ArgumentParser
import Glibc
import IsnadMessages
import IsnadText

/// The articles that a command reads, in the order in which they are named.
struct ArticleArguments: ParsableArguments {
  @Argument(help: ArgumentHelp(help("argument.files"), valueName: help("value.file"))) var files: [String] = []
  @Option(help: ArgumentHelp(help("option.encoding"), valueName: help("value.encoding"))) var encoding: String?

  /// Reads each article and hands it to `body`. One that can't be read is told on standard error and does not stop the others.
  ///
  /// - Throws: ``ExitCode`` of the first article that could not be read, after all others.
  func forEach(_ body: (ArticleFile, SourceText) throws -> Void) throws {
    let declared = try declaredEncoding()
    var status: Failure.Status?
    for file in try articleFiles() {
      do {
        try body(file, file.text(declared: declared))
      } catch let failure as Failure {
        failure.report()
        status = status ?? failure.status
      }
    }
    if let status { throw ExitCode(status.rawValue) }
  }

  /// What the user says of the encoding.
  func declaredEncoding() throws -> TextDecoding.Encoding? {
    guard let name = encoding else { return nil }
    guard let encoding = TextDecoding.Encoding(name: name) else {
      throw Failure(.usage, Messages.errors.text("usage.encoding", .current, name))
    }
    return encoding
  }

  /// The files in their order; standard input where none is named.
  func articleFiles() throws -> [ArticleFile] {
    guard files.isEmpty else { return files.map(ArticleFile.init) }
    // Waiting in silence for somebody to type an article helps nobody.
    guard isatty(0) == 0 else { throw Failure(.usage, Messages.errors.text("input.none", .current)) }
    return [ArticleFile(name: "-")]
  }
}
