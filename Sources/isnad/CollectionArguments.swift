import ArgumentParser
import Foundation
import IsnadArchive
import IsnadIntake
import IsnadListing
import IsnadMessages
import IsnadReading
import IsnadStories
import IsnadText

/// The articles that are set beside one another: text files, files of many articles as `isnad ingest` takes them, or what the
/// archive holds.
struct CollectionArguments: ParsableArguments {
  @OptionGroup var archive: ArchiveOption
  @Argument(help: ArgumentHelp(help("argument.paths"), valueName: help("value.path"))) var paths: [String] = []
  @Option(help: ArgumentHelp(help("option.map"), valueName: help("value.fields"))) var map: String?
  @Option(help: ArgumentHelp(help("option.outlet"), valueName: help("value.name"))) var outlet: String?
  @Option(help: ArgumentHelp(help("option.published"), valueName: help("value.date"))) var published: String?

  /// Whether the archive's articles are meant: asked for, or nothing else was named.
  func isOfArchive() throws -> Bool {
    guard archive.path == nil || paths.isEmpty else {
      throw Failure(.usage, Messages.errors.text("usage.paths-and-db", .current))
    }
    return archive.path != nil || (paths.isEmpty && isatty(0) != 0)
  }

  /// Hands each article to `body`, with a name that tells where it stands. What can't be read is told and does not stop the rest.
  func forEach(_ body: (IsnadStories.Article) throws -> Void) throws {
    let date = published.flatMap { PublicationDate($0) }
    if let published, date == nil { throw usage("usage.published", published) }
    guard let fields = map.map({ FieldMap($0) }) ?? FieldMap.standard else { throw usage("usage.map", map ?? "") }
    guard !paths.isEmpty || isatty(0) == 0 else {
      throw Failure(.usage, Messages.errors.text("input.none", .current))
    }
    let defaults = IntakeDefaults(outlet: outlet, published: date)
    var status: Failure.Status?
    for name in inputFiles(paths.isEmpty ? ["-"] : paths) {
      do {
        try read(name, fields, defaults, body)
      } catch let failure as Failure where failure.status != .io {
        failure.report()
        status = status ?? failure.status
      }
    }
    if let status { throw ExitCode(status.rawValue) }
  }

  private func read(
    _ name: String, _ fields: FieldMap, _ defaults: IntakeDefaults, _ body: (IsnadStories.Article) throws -> Void
  ) throws {
    var file = try InputFile(name)
    var piece = try file.next()
    let format = InputFormat(fileName: name) ?? InputFormat(sniffing: piece.prefix(4096))
    var reader = format.reader(fields: fields, defaults: defaults)
    var isLast = false
    while !isLast {
      isLast = piece.isEmpty
      for item in reader.items(in: piece[...], isLast: isLast) {
        let shown = format == .text ? articleName(name) : "\(articleName(name)):\(item.position)"
        switch item.content {
        case .article(let article):
          try body(
            IsnadStories.Article(
              id: shown, text: article.text, title: article.title, outlet: article.outlet, published: article.published)
          )
        case .reject(let reject):
          note(Messages.errors.text("reject." + reject.reason.rawValue, .current, shown, reject.detail))
        }
      }
      if !isLast { piece = try file.next() }
    }
  }

  private func usage(_ key: String, _ value: String) -> Failure {
    Failure(.usage, Messages.errors.text(key, .current, value))
  }

  /// All articles, read, each with its story: from files, or from the archive those that can have what is asked for.
  ///
  /// - Parameters:
  ///   - story: The story that is asked for, as the user names it.
  ///   - needsStories: Whether it matters which articles tell one story: grouping many takes its time.
  ///   - withWholeIDs: Whether the archive's articles are named by their whole ids, for a program.
  func read(
    _ request: CollectionRequest, story: String?, needsStories: Bool, withWholeIDs: Bool
  ) throws -> [ReadArticle] {
    guard try isOfArchive() else { return try readFiles() }
    let open = needsStories ? try archive.grouped() : try archive.open(for: .reading)
    var request = request
    if let story { request.story = try find(story, in: open, archive).head.id }
    let read = try archive.run { () throws(ArchiveError) in
      try open.readArticles(request, shownID: { withWholeIDs ? $0 : shortID($0) })
    }
    if read.count == request.limit { note(Messages.errors.text("collection.limit", .current, String(request.limit))) }
    return read
  }

  private func readFiles() throws -> [ReadArticle] {
    var articles: [IsnadStories.Article] = []
    try forEach { articles.append($0) }
    var index = StoryIndex()
    for sketch in OrderedWork.map(articles, threads: Self.jobs, Sketch.init) { index.add(sketch) }
    var stories: [Int: String] = [:]
    for story in index.stories() { for article in story.articles { stories[article] = story.id } }
    let storyOf = stories
    return OrderedWork.map(Array(articles.enumerated()), threads: Self.jobs) { place, article in
      let options = ReadingOptions(published: article.published, title: article.title, outlet: article.outlet)
      return ReadArticle(
        article: article, reading: IsnadReading.read(article.text, options: options), story: storyOf[place])
    }
  }

  static let jobs = ProcessInfo.processInfo.activeProcessorCount
}

/// The file's name without its folder, and without `.txt`.
func articleName(_ path: String) -> String {
  let name = path.split(separator: "/").last.map(String.init) ?? path
  return name.hasSuffix(".txt") ? String(name.dropLast(4)) : name
}

extension ArchiveOption {
  /// The archive with its articles grouped into stories; one that can't be written stays as it was grouped last.
  func grouped() throws -> Archive {
    do {
      let open = try open(for: .writing)
      _ = try run { () throws(ArchiveError) in try open.groupStories(jobs: CollectionArguments.jobs) }
      return open
    } catch let failure as Failure where failure.status == .forbidden {
      return try open(for: .reading)
    }
  }
}
