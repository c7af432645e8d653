// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/ui/theme.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QSvgRenderer>

// The icons lie in a static library: without a call by name the linker would leave them out. The macro declares
// a function, which has to be in the global namespace.
static void registerIcons() { Q_INIT_RESOURCE(lectern); }

namespace lectern::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

class SvgIconEngine : public QIconEngine {
public:
    explicit SvgIconEngine(const QByteArray &svg) : m_svg(svg) {}

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override {
        QSvgRenderer renderer(m_svg);
        const int side = qMin(rect.width(), rect.height());
        QRectF square(0, 0, side, side);
        square.moveCenter(QRectF(rect).center());
        painter->save();
        if (mode == QIcon::Disabled)
            painter->setOpacity(0.5);
        renderer.render(painter, square);
        painter->restore();
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(0, 0), size), mode, state);
        return pixmap;
    }

    QIconEngine *clone() const override { return new SvgIconEngine(m_svg); }

private:
    QByteArray m_svg;
};

} // namespace

QIcon icon(const QString &name, const QColor &color) {
    registerIcons();
    QFile file(u":/lectern/icons/%1.svg"_s.arg(name));
    if (!file.open(QIODevice::ReadOnly)) {
        qWarning("No icon is called %s", qUtf8Printable(name));
        return {};
    }
    return QIcon(new SvgIconEngine(file.readAll().replace("currentColor", color.name().toLatin1())));
}

} // namespace lectern::ui
