import ArgumentParser
import IsnadArchive
import IsnadExports
import IsnadListing
import IsnadMessages
import IsnadStories

/// `isnad stories`: which articles tell one event, and which only reprint another.
struct StoriesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stories", abstract: help("abstract.stories"), discussion: help("discussion.stories"))

  @Option(help: ArgumentHelp(help("option.collection-format"), valueName: help("value.format")))
  var format = CollectionFormat.text.rawValue
  @Flag(help: ArgumentHelp(help("option.all"))) var all = false
  @OptionGroup var common: CommonOptions
  @OptionGroup var articles: CollectionArguments

  func run() throws {
    guard let format = CollectionFormat(rawValue: format) else {
      throw Failure(.usage, Messages.errors.text("usage.collection-format", .current, format))
    }
    let output = StoriesFormat(format, language: .current, isComplete: all)
    if try articles.isOfArchive() {
      let open = try articles.archive.grouped()
      let index = try articles.archive.run { () throws(ArchiveError) in
        try open.storyIndex(jobs: CollectionArguments.jobs)
      }
      let names = index.sketches.map { format == .text ? shortID($0.id) : $0.id }
      return StandardStream.output.write(output.encode(index, names: names))
    }
    var index = StoryIndex()
    var batch: [IsnadStories.Article] = []
    func take() {
      for sketch in OrderedWork.map(batch, threads: CollectionArguments.jobs, Sketch.init) { index.add(sketch) }
      batch = []
    }
    try articles.forEach { article in
      batch.append(article)
      if batch.count == 256 { take() }
    }
    take()
    let names = index.sketches.map(\.id)
    StandardStream.output.write(output.encode(index, names: names))
  }
}
