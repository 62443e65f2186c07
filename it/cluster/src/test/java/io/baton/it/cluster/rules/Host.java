// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster.rules;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.SessionScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import java.io.Serializable;

/** A bean with everything injected that a passivating bean may have. */
@SessionScoped
public class Host implements Speaker, Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    private Pencil pencil;

    @Inject
    private Place place;

    @Inject
    private RequestNote requestNote;

    @Inject
    private Note note;

    @Inject
    private Instance<Hearer> hearers;

    @Inject
    private Event<Word> words;

    @Inject
    private BeanManager manager;

    @Counted
    @Override
    public String speak() {
        return "dependent " + pencil.stroke();
    }

    /** Where its dependent bean was injected. */
    public String ownerOfPencil() {
        return pencil.owner();
    }

    /** Whether the bean of the application is that of this instance. */
    public boolean isAtHome() {
        return place.process() == ProcessHandle.current().pid();
    }

    /** The words of beans of this request and of this session. */
    public String notes() {
        return requestNote.word() + " and " + note.words();
    }

    /** Uses what the container itself has injected. */
    public String tools() {
        words.fire(new Word("tool"));
        return hearers.get().heard() + ", " + manager.getBeans(Note.class).size() + " bean";
    }

    @PreDestroy
    void end() {
        Journal.write("ended Host");
    }
}
