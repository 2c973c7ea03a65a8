import ArgumentParser
import CIsnadKernels
import Glibc
import IsnadMessages
import IsnadReading

/// The command `isnad`: flags in, records out; all it does itself is IO.
@main struct Isnad: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "isnad", abstract: help("abstract.isnad"), discussion: help("discussion.isnad"),
    version: "isnad \(isnadVersion)",
    subcommands: [
      Extract.self, ExpressionsCommand.self, Parse.self, Ingest.self, BatchCommand.self, Search.self, Quotes.self,
      Figures.self, Events.self, Who.self, StoriesCommand.self, CompareCommand.self, TimelineCommand.self, Show.self,
      Export.self, Correct.self, Eval.self, Check.self, DatabaseCommand.self, Serve.self, Version.self,
    ])

  @OptionGroup var common: CommonOptions

  static func main() {
    isnad_keep_memory()
    do {
      // A reader that goes away (`| head`) ends the program without a word, whatever the parent process ignores.
      signal(SIGPIPE, SIG_DFL)
      if let asked = Language.asked(in: CommandLine.arguments), Language(rawValue: asked) == nil {
        throw Failure(.usage, Messages.errors.text("usage.lang", .current, asked))
      }
      var command = try parseAsRoot()
      try command.run()
    } catch {
      end(with: error)
    }
  }

  /// Tells an error (or prints what was asked for: help, completions) and ends the program with its exit code.
  private static func end(with error: any Error) -> Never {
    if let failure = error as? Failure {
      failure.report()
      Glibc.exit(failure.status.rawValue)
    }
    let code = exitCode(for: error)
    let text = fullMessage(for: error, columns: StandardStream.output.columns)
    let translated = Language.current == .arabic ? ParserPhrases.arabic.translate(text) : text
    if !translated.isEmpty {
      let stream: StandardStream = code == .success ? .output : .error
      stream.write(Array((translated + "\n").utf8))
    }
    Glibc.exit(code.rawValue)
  }
}

/// What every command takes.
struct CommonOptions: ParsableArguments {
  // Read before anything is parsed (see `Language.current`), because help and errors speak it too.
  @Option(name: .customLong("lang"), help: ArgumentHelp(help("option.lang"), valueName: help("value.language")))
  var language: String?
}

extension Language {
  /// The language of this run.
  static let current = Language(arguments: CommandLine.arguments) { name in getenv(name).map { String(cString: $0) } }
}

/// A text of the help in this run's language.
func help(_ key: String) -> String { Messages.help.text(key, .current) }
