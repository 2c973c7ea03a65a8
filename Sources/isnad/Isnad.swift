import ArgumentParser

@main
struct Isnad: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "isnad",
    abstract: "Reads Arabic news into attributed facts: who said what, to whom and where.",
    subcommands: [Extract.self])
}
