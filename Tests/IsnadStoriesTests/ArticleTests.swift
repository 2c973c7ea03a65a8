import IsnadReading
import IsnadStories
import IsnadText
import Testing

@Suite struct ArticleTests {
  @Test("what is not known of an article is nil, never guessed")
  func unknown() {
    let article = Article(id: "a", text: SourceText("قال الوزير كلمة."))
    #expect(article.title == nil)
    #expect(article.outlet == nil)
    #expect(article.published == nil)
  }
}
